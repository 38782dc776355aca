/** The CPU plugin that Xlava carries, and the doctor that reports on an installation. */
@NullMarked
package org.xlava.plugin;

import org.jspecify.annotations.NullMarked;
