/**
 * The vetting of programs before a plugin sees them: what a parser or compiler would not survive is
 * refused here. Knows nothing of clients and plugins.
 */
@NullMarked
package org.xlava.pjrt.program;

import org.jspecify.annotations.NullMarked;
