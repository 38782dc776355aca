/** The settings of a process: all there are, and how their values are read. */
@NullMarked
package org.xlava.pjrt.settings;

import org.jspecify.annotations.NullMarked;
