/** The interface through which artifacts that bring a PJRT plugin make it known. */
@NullMarked
package org.xlava.pjrt.spi;

import org.jspecify.annotations.NullMarked;
