package org.xlava.pjrt;

/**
 * An extension that a plugin offers: its {@code PJRT_Extension_Type} code and the size in bytes of
 * its struct, which says how many of its members may be used.
 */
public record Extension(int type, long structSize) {
  private static final String[] NAMES = {
    "GpuCustomCall",
    "Profiler",
    "CustomPartitioner",
    "Stream",
    "Layouts",
    "FFI",
    "MemoryDescriptions",
    "Triton",
    "RawBuffer",
    "PhaseCompile",
    "Example",
    "Unknown",
    "CrossHostTransfers",
    "ExecutableMetadata",
    "Callback",
    "HostAllocator"
  };

  /** Returns the extension's name, {@code Extension(N)} for types that API 0.81 doesn't know. */
  public String name() {
    return type >= 0 && type < NAMES.length ? NAMES[type] : "Extension(" + type + ")";
  }
}
