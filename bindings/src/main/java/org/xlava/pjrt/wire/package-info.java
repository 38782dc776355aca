/** The formats in which others serialise: messages of Protobuf, tables of FlatBuffers. */
@NullMarked
package org.xlava.pjrt.wire;

import org.jspecify.annotations.NullMarked;
