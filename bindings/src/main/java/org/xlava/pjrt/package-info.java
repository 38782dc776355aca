/**
 * The safe layer over the PJRT C API: plugins, clients, devices, buffers, executables and events.
 *
 * <p>Every native object has one Java owner and is released exactly once: by {@code close()}, by
 * its client's {@code close()}, or by the garbage collector. Everything that the plugin would not
 * survive is refused in Java with a {@link org.xlava.pjrt.PjrtException}. All classes are safe for
 * use by several threads.
 */
@NullMarked
package org.xlava.pjrt;

import org.jspecify.annotations.NullMarked;
