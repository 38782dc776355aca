/**
 * The safe layer over the PJRT C API: plugins, clients, devices, buffers, executables and events.
 *
 * <p>Every native object has one Java owner and is released exactly once: by {@code close()}, by
 * its client's {@code close()}, or by the garbage collector. Everything that the plugin would not
 * survive is refused in Java with a {@link org.xlava.pjrt.PjrtException}. All classes are safe for
 * use by several threads.
 *
 * <p>A method blocks only where it says so. An interrupt ends such a wait within milliseconds, with
 * a {@code PjrtException} of code {@link org.xlava.pjrt.StatusCode#CANCELLED} and the thread's flag
 * set; what was waited for goes on, and what it gives in the end is freed.
 */
@NullMarked
package org.xlava.pjrt;

import org.jspecify.annotations.NullMarked;
