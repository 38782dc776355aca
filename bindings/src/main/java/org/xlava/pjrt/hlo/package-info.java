/**
 * What compiled programs say of themselves: the signature, the text and the loops of an {@code
 * xla.HloModuleProto}. Knows nothing of clients and plugins.
 */
@NullMarked
package org.xlava.pjrt.hlo;

import org.jspecify.annotations.NullMarked;
