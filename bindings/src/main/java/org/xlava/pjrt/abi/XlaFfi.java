package org.xlava.pjrt.abi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.util.List;

/**
 * The structs of XLA's {@code xla/ffi/api/c_api.h}, and of the registration in the FFI extension of
 * PJRT, as far as they are used. Neither header comes with a plugin, so the layouts are written by
 * hand; a test compares them with the header where there is one.
 */
public final class XlaFfi {
  public static final int MAJOR = 0;
  public static final int MINOR = 1;

  public static final int METADATA_EXTENSION = 1;
  public static final int STAGE_EXECUTE = 3;
  public static final int BUFFER_ARGUMENT = 1;

  public static final int ATTRIBUTE_ARRAY = 1;
  public static final int ATTRIBUTE_DICTIONARY = 2;
  public static final int ATTRIBUTE_SCALAR = 3;
  public static final int ATTRIBUTE_STRING = 4;

  public static final StructLayout EXTENSION_BASE =
      struct(
          "XLA_FFI_Extension_Base",
          JAVA_LONG.withName("struct_size"),
          JAVA_INT.withName("type"),
          padding(),
          ADDRESS.withName("next"));

  public static final StructLayout API_VERSION =
      struct(
          "XLA_FFI_Api_Version",
          JAVA_LONG.withName("struct_size"),
          ADDRESS.withName("extension_start"),
          JAVA_INT.withName("major_version"),
          JAVA_INT.withName("minor_version"));

  public static final StructLayout METADATA =
      struct(
          "XLA_FFI_Metadata",
          JAVA_LONG.withName("struct_size"),
          API_VERSION.withName("api_version"),
          JAVA_INT.withName("traits"));

  public static final StructLayout METADATA_QUERY =
      struct(
          "XLA_FFI_Metadata_Extension",
          EXTENSION_BASE.withName("extension_base"),
          ADDRESS.withName("metadata"));

  public static final StructLayout BUFFER =
      struct(
          "XLA_FFI_Buffer",
          JAVA_LONG.withName("struct_size"),
          ADDRESS.withName("extension_start"),
          JAVA_INT.withName("dtype"),
          padding(),
          ADDRESS.withName("data"),
          JAVA_LONG.withName("rank"),
          ADDRESS.withName("dims"));

  public static final StructLayout ARGS = list("XLA_FFI_Args", "types", "args");
  public static final StructLayout RETS = list("XLA_FFI_Rets", "types", "rets");
  public static final StructLayout ATTRS = list("XLA_FFI_Attrs", "types", "names", "attrs");

  public static final StructLayout CALL_FRAME =
      struct(
          "XLA_FFI_CallFrame",
          JAVA_LONG.withName("struct_size"),
          ADDRESS.withName("extension_start"),
          ADDRESS.withName("api"),
          ADDRESS.withName("ctx"),
          JAVA_INT.withName("stage"),
          padding(),
          ARGS.withName("args"),
          RETS.withName("rets"),
          ATTRS.withName("attrs"),
          ADDRESS.withName("future"));

  public static final StructLayout BYTE_SPAN =
      struct("XLA_FFI_ByteSpan", ADDRESS.withName("ptr"), JAVA_LONG.withName("len"));

  public static final StructLayout SCALAR =
      struct("XLA_FFI_Scalar", JAVA_INT.withName("dtype"), padding(), ADDRESS.withName("value"));

  public static final StructLayout ARRAY =
      struct(
          "XLA_FFI_Array",
          JAVA_INT.withName("dtype"),
          padding(),
          JAVA_LONG.withName("size"),
          ADDRESS.withName("data"));

  public static final StructLayout ERROR_CREATE_ARGS =
      struct(
          "XLA_FFI_Error_Create_Args",
          JAVA_LONG.withName("struct_size"),
          ADDRESS.withName("extension_start"),
          ADDRESS.withName("message"),
          JAVA_INT.withName("errc"));

  // One field after the header, which the function reads or fills.
  public static final StructLayout FUTURE_CREATE_ARGS =
      question("XLA_FFI_Future_Create_Args", "future");
  public static final StructLayout FUTURE_SET_AVAILABLE_ARGS =
      question("XLA_FFI_Future_SetAvailable_Args", "future");
  public static final StructLayout FUTURE_SET_ERROR_ARGS =
      question("XLA_FFI_Future_SetError_Args", "future", "error");
  public static final StructLayout DEVICE_ORDINAL_ARGS =
      struct(
          "XLA_FFI_DeviceOrdinal_Get_Args",
          JAVA_LONG.withName("struct_size"),
          ADDRESS.withName("extension_start"),
          ADDRESS.withName("ctx"),
          JAVA_INT.withName("device_ordinal"));

  public static final StructLayout API =
      struct(
          "XLA_FFI_Api",
          JAVA_LONG.withName("struct_size"),
          ADDRESS.withName("extension_start"),
          API_VERSION.withName("api_version"),
          ADDRESS.withName("internal_api"),
          ADDRESS.withName("XLA_FFI_Error_Create"),
          ADDRESS.withName("XLA_FFI_Error_GetMessage"),
          ADDRESS.withName("XLA_FFI_Error_Destroy"),
          ADDRESS.withName("XLA_FFI_Handler_Register"),
          ADDRESS.withName("XLA_FFI_Stream_Get"),
          ADDRESS.withName("XLA_FFI_Type_Register"),
          ADDRESS.withName("XLA_FFI_ExecutionContext_Get"),
          ADDRESS.withName("XLA_FFI_State_Set"),
          ADDRESS.withName("XLA_FFI_State_Get"),
          ADDRESS.withName("XLA_FFI_DeviceMemory_Allocate"),
          ADDRESS.withName("XLA_FFI_DeviceMemory_Free"),
          ADDRESS.withName("XLA_FFI_ThreadPool_Schedule"),
          ADDRESS.withName("XLA_FFI_ThreadPool_NumThreads"),
          ADDRESS.withName("XLA_FFI_Future_Create"),
          ADDRESS.withName("XLA_FFI_Future_SetAvailable"),
          ADDRESS.withName("XLA_FFI_Future_SetError"),
          ADDRESS.withName("XLA_FFI_RunId_Get"),
          ADDRESS.withName("XLA_FFI_DeviceOrdinal_Get"));

  /** {@code PJRT_FFI_Register_Handler_Args}, of the extension. */
  public static final StructLayout REGISTER_HANDLER_ARGS =
      struct(
          "PJRT_FFI_Register_Handler_Args",
          JAVA_LONG.withName("struct_size"),
          ADDRESS.withName("target_name"),
          JAVA_LONG.withName("target_name_size"),
          ADDRESS.withName("handler"),
          ADDRESS.withName("platform_name"),
          JAVA_LONG.withName("platform_name_size"),
          JAVA_INT.withName("traits"));

  /** The structs that are in the header. */
  public static final List<StructLayout> OF_THE_HEADER =
      List.of(
          EXTENSION_BASE,
          API_VERSION,
          METADATA,
          METADATA_QUERY,
          BUFFER,
          ARGS,
          RETS,
          ATTRS,
          CALL_FRAME,
          BYTE_SPAN,
          SCALAR,
          ARRAY,
          ERROR_CREATE_ARGS,
          FUTURE_CREATE_ARGS,
          FUTURE_SET_AVAILABLE_ARGS,
          FUTURE_SET_ERROR_ARGS,
          DEVICE_ORDINAL_ARGS,
          API);

  /** All of memory: what the plugin points to is read by address. */
  public static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private XlaFfi() {}

  private static StructLayout struct(String name, MemoryLayout... members) {
    return MemoryLayout.structLayout(members).withName(name);
  }

  private static MemoryLayout padding() {
    return MemoryLayout.paddingLayout(Integer.BYTES);
  }

  private static StructLayout list(String name, String... arrays) {
    MemoryLayout[] members = new MemoryLayout[3 + arrays.length];
    members[0] = JAVA_LONG.withName("struct_size");
    members[1] = ADDRESS.withName("extension_start");
    members[2] = JAVA_LONG.withName("size");
    for (int i = 0; i < arrays.length; i++) {
      members[3 + i] = ADDRESS.withName(arrays[i]);
    }
    return struct(name, members);
  }

  private static StructLayout question(String name, String... fields) {
    MemoryLayout[] members = new MemoryLayout[2 + fields.length];
    members[0] = JAVA_LONG.withName("struct_size");
    members[1] = ADDRESS.withName("extension_start");
    for (int i = 0; i < fields.length; i++) {
      members[2 + i] = ADDRESS.withName(fields[i]);
    }
    return struct(name, members);
  }

  /** The place of a member, which may be inside of another one: {@code "args", "size"}. */
  public static long offset(StructLayout struct, String... path) {
    PathElement[] elements = new PathElement[path.length];
    for (int i = 0; i < path.length; i++) {
      elements[i] = PathElement.groupElement(path[i]);
    }
    return struct.byteOffset(elements);
  }

  public static long getLong(long address) {
    return MEMORY.get(JAVA_LONG, address);
  }

  public static int getInt(long address) {
    return MEMORY.get(JAVA_INT, address);
  }

  public static void putInt(long address, int value) {
    MEMORY.set(JAVA_INT, address, value);
  }

  public static void putLong(long address, long value) {
    MEMORY.set(JAVA_LONG, address, value);
  }

  /** The elements of a native array of pointers. */
  public static long pointer(long array, int index) {
    return getLong(array + (long) index * Long.BYTES);
  }
}
