package org.xlava.pjrt;

import java.util.List;
import org.xlava.pjrt.ffi.PJRT_Api;
import org.xlava.pjrt.ffi.PjrtHeader;

/** A memory that devices of a client can address. It is valid as long as the client is. */
public final class Memory {
  private static final String OPERATION = "memory";

  private final Client client;
  final long address;
  private final int id;
  private final String kind;
  private final String description;
  private final List<Device> devices;

  Memory(Client client, long address) {
    Api api = client.state.api;
    this.client = client;
    this.address = address;
    this.id =
        (int)
            api.query(
                api.slot("PJRT_Memory_Id", PJRT_Api.PJRT_Memory_Id$offset()),
                OPERATION,
                address,
                PjrtHeader.PJRT_Memory_Id_Args_STRUCT_SIZE());
    this.kind =
        api.queryString(
            api.slot("PJRT_Memory_Kind", PJRT_Api.PJRT_Memory_Kind$offset()),
            OPERATION,
            address,
            PjrtHeader.PJRT_Memory_Kind_Args_STRUCT_SIZE());
    this.description =
        api.queryString(
            api.slot("PJRT_Memory_ToString", PJRT_Api.PJRT_Memory_ToString$offset()),
            OPERATION,
            address,
            PjrtHeader.PJRT_Memory_ToString_Args_STRUCT_SIZE());
    this.devices =
        client.devices(
            api.query2(
                api.slot(
                    "PJRT_Memory_AddressableByDevices",
                    PJRT_Api.PJRT_Memory_AddressableByDevices$offset()),
                OPERATION,
                address,
                PjrtHeader.PJRT_Memory_AddressableByDevices_Args_STRUCT_SIZE(),
                Api::longs));
  }

  /** Returns the client that the memory belongs to. */
  public Client client() {
    return client;
  }

  /** Returns the id, unique among the client's memories. */
  public int id() {
    return id;
  }

  /** Returns the kind: {@code device}, {@code pinned_host}, {@code unpinned_host}, … */
  public String kind() {
    return kind;
  }

  /** Returns the devices that can address it. */
  public List<Device> devices() {
    return devices;
  }

  /** Returns the plugin's terse name of the memory. */
  @Override
  public String toString() {
    return description;
  }
}
