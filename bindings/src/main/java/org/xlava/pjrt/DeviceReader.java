package org.xlava.pjrt;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.xlava.pjrt.ffi.PJRT_Api;
import org.xlava.pjrt.ffi.PjrtHeader;

/** Reads what a plugin says about a device. */
record DeviceReader(Api api, long device, long descriptionHandle) {
  private static final String OPERATION = "device";

  // Of the extension's structs, whose header comes with no plugin.
  private static final long MEMORY_SPACES_ARGS_SIZE = 48;
  private static final long MEMORY_KIND_ARGS_SIZE = 44;

  DeviceReader(Api api, long device) {
    this(
        api,
        device,
        api.query(
            api.slot("PJRT_Device_GetDescription", PJRT_Api.PJRT_Device_GetDescription$offset()),
            OPERATION,
            device,
            PjrtHeader.PJRT_Device_GetDescription_Args_STRUCT_SIZE()));
  }

  int id() {
    return (int)
        api.query(
            api.slot("PJRT_DeviceDescription_Id", PJRT_Api.PJRT_DeviceDescription_Id$offset()),
            OPERATION,
            descriptionHandle,
            PjrtHeader.PJRT_DeviceDescription_Id_Args_STRUCT_SIZE());
  }

  int processIndex() {
    return (int)
        api.query(
            api.slot(
                "PJRT_DeviceDescription_ProcessIndex",
                PJRT_Api.PJRT_DeviceDescription_ProcessIndex$offset()),
            OPERATION,
            descriptionHandle,
            PjrtHeader.PJRT_DeviceDescription_ProcessIndex_Args_STRUCT_SIZE());
  }

  int localHardwareId() {
    return (int)
        api.query(
            api.slot("PJRT_Device_LocalHardwareId", PJRT_Api.PJRT_Device_LocalHardwareId$offset()),
            OPERATION,
            device,
            PjrtHeader.PJRT_Device_LocalHardwareId_Args_STRUCT_SIZE());
  }

  boolean addressable() {
    return api.query(
            api.slot("PJRT_Device_IsAddressable", PJRT_Api.PJRT_Device_IsAddressable$offset()),
            OPERATION,
            device,
            PjrtHeader.PJRT_Device_IsAddressable_Args_STRUCT_SIZE())
        != 0;
  }

  String kind() {
    return api.queryString(
        api.slot("PJRT_DeviceDescription_Kind", PJRT_Api.PJRT_DeviceDescription_Kind$offset()),
        OPERATION,
        descriptionHandle,
        PjrtHeader.PJRT_DeviceDescription_Kind_Args_STRUCT_SIZE());
  }

  String description() {
    return api.queryString(
        api.slot(
            "PJRT_DeviceDescription_ToString", PJRT_Api.PJRT_DeviceDescription_ToString$offset()),
        OPERATION,
        descriptionHandle,
        PjrtHeader.PJRT_DeviceDescription_ToString_Args_STRUCT_SIZE());
  }

  Map<String, NamedValue> attributes() {
    // Here the count comes before the pointer.
    return api.query2(
        api.slot(
            "PJRT_DeviceDescription_Attributes",
            PJRT_Api.PJRT_DeviceDescription_Attributes$offset()),
        OPERATION,
        descriptionHandle,
        PjrtHeader.PJRT_DeviceDescription_Attributes_Args_STRUCT_SIZE(),
        (count, pointer) -> NamedValues.read(MemorySegment.ofAddress(pointer), count.address()));
  }

  static List<Long> memories(Api api, long device) {
    long[] addresses =
        api.query2(
            api.slot(
                "PJRT_Device_AddressableMemories",
                PJRT_Api.PJRT_Device_AddressableMemories$offset()),
            OPERATION,
            device,
            PjrtHeader.PJRT_Device_AddressableMemories_Args_STRUCT_SIZE(),
            Api::longs);
    return LongStream.of(addresses).boxed().toList();
  }

  static long defaultMemory(Api api, long device) {
    return api.query(
        api.slot("PJRT_Device_DefaultMemory", PJRT_Api.PJRT_Device_DefaultMemory$offset()),
        OPERATION,
        device,
        PjrtHeader.PJRT_Device_DefaultMemory_Args_STRUCT_SIZE());
  }

  /** Reads the memories that the extension {@code MemoryDescriptions} tells of. */
  static List<MemoryDescription> memoryDescriptions(Plugin plugin, long device) {
    ExtensionTable table =
        plugin.extension("memories", PjrtHeader.PJRT_Extension_Type_MemoryDescriptions());
    long[] addresses =
        plugin.api.query2(
            table.slot("PJRT_DeviceDescription_MemorySpaces", 0),
            OPERATION,
            new DeviceReader(plugin.api, device).descriptionHandle,
            MEMORY_SPACES_ARGS_SIZE,
            Api::longs);
    Slot kind = table.slot("PJRT_MemoryDescription_Kind", 1);
    return LongStream.of(addresses).mapToObj(m -> memoryDescription(plugin.api, kind, m)).toList();
  }

  // struct { size, extension, memory; kind, kind_size, kind_id }
  private static MemoryDescription memoryDescription(Api api, Slot kind, long memory) {
    return api.query2(
        kind,
        OPERATION,
        memory,
        MEMORY_KIND_ARGS_SIZE,
        (pointer, size) -> new MemoryDescription(Api.string(pointer, size)));
  }
}
