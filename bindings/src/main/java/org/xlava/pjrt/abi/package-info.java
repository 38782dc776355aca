/**
 * How C is called and where its memory is: calls, frames of arguments, pointers in structs, structs
 * without a header of their own, pages and the allocator. Knows nothing of clients and plugins.
 */
@NullMarked
package org.xlava.pjrt.abi;

import org.jspecify.annotations.NullMarked;
