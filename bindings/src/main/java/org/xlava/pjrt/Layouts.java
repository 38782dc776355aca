package org.xlava.pjrt;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xlava.pjrt.abi.NativeCalls;
import org.xlava.pjrt.abi.XlaFfi;
import org.xlava.pjrt.ffi.PjrtHeader;

/**
 * The extension that tells how arrays lie in a device's memory. Its header comes with no plugin, so
 * its structs are written by hand.
 */
final class Layouts {
  private static final String OPERATION = "layout";
  private static final Pattern MINOR_TO_MAJOR = Pattern.compile("\\{([0-9,]*)[^}]*\\}");

  private static final int DESTROY = 0;
  private static final int SERIALIZE = 1;
  private static final int CLIENT_DEFAULT = 2;
  private static final int BUFFER = 3;

  private static final StructLayout SERIALIZE_ARGS =
      MemoryLayout.structLayout(
          JAVA_LONG.withName("struct_size"),
          ADDRESS.withName("extension_start"),
          ADDRESS.withName("layout"),
          ADDRESS.withName("serialized_bytes"),
          JAVA_LONG.withName("serialized_bytes_size"),
          ADDRESS.withName("serialized_layout"),
          ADDRESS.withName("serialized_layout_deleter"));

  private static final StructLayout CLIENT_DEFAULT_ARGS =
      MemoryLayout.structLayout(
          JAVA_LONG.withName("struct_size"),
          ADDRESS.withName("extension_start"),
          ADDRESS.withName("client"),
          JAVA_INT.withName("type"),
          MemoryLayout.paddingLayout(Integer.BYTES),
          ADDRESS.withName("dims"),
          JAVA_LONG.withName("num_dims"),
          ADDRESS.withName("layout"));

  // The members: struct_size, extension_start, buffer, layout.
  private static final long BUFFER_ARGS_SIZE = 32;

  private final Api api;
  private final ExtensionTable table;

  private Layouts(Api api, ExtensionTable table) {
    this.api = api;
    this.table = table;
  }

  /** Finds the extension, or throws if the plugin lacks it. */
  static Layouts of(Plugin plugin) {
    return new Layouts(
        plugin.api, plugin.extension(OPERATION, PjrtHeader.PJRT_Extension_Type_Layouts()));
  }

  Layout ofBuffer(long buffer) {
    Slot slot = table.slot("PJRT_Layouts_PJRT_Buffer_MemoryLayout", BUFFER);
    return take(api.query(slot, OPERATION, buffer, BUFFER_ARGS_SIZE));
  }

  Layout ofClient(long client, ArrayType type) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args = Api.args(arena, CLIENT_DEFAULT_ARGS, CLIENT_DEFAULT_ARGS.byteSize());
      args.set(JAVA_LONG, XlaFfi.offset(CLIENT_DEFAULT_ARGS, "client"), client);
      args.set(JAVA_INT, XlaFfi.offset(CLIENT_DEFAULT_ARGS, "type"), type.elementType().ordinal());
      args.set(
          ADDRESS,
          XlaFfi.offset(CLIENT_DEFAULT_ARGS, "dims"),
          arena.allocateFrom(JAVA_LONG, type.dims()));
      args.set(JAVA_LONG, XlaFfi.offset(CLIENT_DEFAULT_ARGS, "num_dims"), type.rank());
      api.call(
          table.slot("PJRT_Layouts_PJRT_Client_GetDefaultLayout", CLIENT_DEFAULT), OPERATION, args);
      return take(args.get(JAVA_LONG, XlaFfi.offset(CLIENT_DEFAULT_ARGS, "layout")));
    }
  }

  /** Reads a native layout and frees it. */
  private Layout take(long layout) {
    try (Arena arena = Arena.ofConfined()) {
      return parse(text(arena, layout));
    } finally {
      Slot destroy = table.slot("PJRT_Layouts_MemoryLayout_Destroy", DESTROY);
      api.check(OPERATION, api.callOn(destroy, layout));
    }
  }

  private String text(Arena arena, long layout) {
    MemorySegment args = Api.args(arena, SERIALIZE_ARGS, SERIALIZE_ARGS.byteSize());
    args.set(JAVA_LONG, XlaFfi.offset(SERIALIZE_ARGS, "layout"), layout);
    api.call(table.slot("PJRT_Layouts_MemoryLayout_Serialize", SERIALIZE), OPERATION, args);
    String text =
        Api.string(
            args.get(ADDRESS, XlaFfi.offset(SERIALIZE_ARGS, "serialized_bytes")),
            args.get(JAVA_LONG, XlaFfi.offset(SERIALIZE_ARGS, "serialized_bytes_size")));
    NativeCalls.callVoid(
        args.get(ADDRESS, XlaFfi.offset(SERIALIZE_ARGS, "serialized_layout_deleter")),
        args.get(JAVA_LONG, XlaFfi.offset(SERIALIZE_ARGS, "serialized_layout")));
    return text;
  }

  // XLA's text form: minor to major, then tiles and more after a colon.
  private static Layout parse(String text) {
    Matcher matcher = MINOR_TO_MAJOR.matcher(text);
    if (!matcher.find()) {
      throw new PjrtException(
          StatusCode.UNIMPLEMENTED, "layout: must be XLA's text form; got " + text);
    }
    String order = matcher.group(1);
    return new Layout(
        order.isEmpty()
            ? List.of()
            : Arrays.stream(order.split(",")).map(Integer::valueOf).toList());
  }
}
