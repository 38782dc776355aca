/** Files that native code is loaded from: whose they are, and whether they are what they were. */
@NullMarked
package org.xlava.pjrt.files;

import org.jspecify.annotations.NullMarked;
