package org.xlava.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.xlava.pjrt.abi.NativeAccess;
import org.xlava.pjrt.abi.NativeCalls;
import org.xlava.pjrt.abi.Pointers;
import org.xlava.pjrt.ffi.PJRT_Api;
import org.xlava.pjrt.ffi.PJRT_Api_Version;
import org.xlava.pjrt.ffi.PJRT_Extension_Base;
import org.xlava.pjrt.ffi.PJRT_Plugin_Attributes_Args;
import org.xlava.pjrt.ffi.PJRT_Plugin_Initialize_Args;
import org.xlava.pjrt.ffi.PjrtHeader;
import org.xlava.pjrt.settings.Setting;
import org.xlava.pjrt.settings.UnknownSettings;

/**
 * A PJRT plugin: a shared library that compiles and runs programs on one kind of device. A plugin
 * is loaded once per file and stays loaded as long as the process lives. All of it may be used by
 * any number of threads at once.
 */
public final class Plugin {
  private static final String ENTRY_POINT = "GetPjrtApi";
  private static final Map<Path, Plugin> LOADED = new ConcurrentHashMap<>();

  private final Path path;
  private final ApiVersion version;
  private final List<ExtensionTable> extensions;
  private final Map<String, NamedValue> attributes;
  private final AtomicReference<@Nullable Ffi> ffi = new AtomicReference<>();
  final Api api;

  private Plugin(Path path, MemorySegment table) {
    this.path = path;
    this.version = version(path, table);
    this.api = new Api(table);
    this.extensions = extensions(table);
    initialize();
    this.attributes = readAttributes();
  }

  /**
   * Loads a plugin, or returns it if its file was loaded before.
   *
   * @param path the plugin's library file
   * @throws PluginLoadException if there is no such file, it is not a whole library of this
   *     platform, it has no {@code GetPjrtApi}, its API has another major version, somebody else
   *     owns it or all may write to it, or the JVM denies native access
   * @throws SettingException if a setting of the process has a value that is none
   */
  public static Plugin load(Path path) {
    SettingException.check(Setting.values());
    UnknownSettings.report();
    checkNativeAccess();
    return LOADED.computeIfAbsent(LibraryFile.check(path), Plugin::open);
  }

  private static void checkNativeAccess() {
    String problem = NativeAccess.problem();
    if (problem != null) {
      throw new PluginLoadException(StatusCode.PERMISSION_DENIED, "plugin: " + problem);
    }
  }

  private static Plugin open(Path path) {
    MemorySegment entryPoint =
        lookup(path)
            .find(ENTRY_POINT)
            .orElseThrow(
                () ->
                    new PluginLoadException(
                        StatusCode.INVALID_ARGUMENT,
                        "plugin: library must export " + ENTRY_POINT + "; got none in " + path));
    return new Plugin(path, table(path, NativeCalls.get(entryPoint)));
  }

  private static SymbolLookup lookup(Path path) {
    try {
      return SymbolLookup.libraryLookup(path, Arena.global());
    } catch (IllegalArgumentException e) {
      throw LoadFailure.of(path, e);
    }
  }

  private static MemorySegment table(Path path, long address) {
    if (address == 0) {
      throw new PluginLoadException(
          StatusCode.INTERNAL,
          "plugin: " + ENTRY_POINT + " must return an API; got null from " + path);
    }
    MemorySegment start = MemorySegment.ofAddress(address);
    long size = start.reinterpret(Long.BYTES).get(ValueLayout.JAVA_LONG, 0);
    if (size < PJRT_Api.PJRT_Error_Destroy$offset()) {
      throw new PluginLoadException(
          StatusCode.INTERNAL,
          "plugin: API table must hold a version; got one of " + size + " bytes from " + path);
    }
    return start.reinterpret(size);
  }

  private static ApiVersion version(Path path, MemorySegment table) {
    MemorySegment version =
        table.asSlice(PJRT_Api.pjrt_api_version$offset(), PJRT_Api_Version.layout());
    int major = PJRT_Api_Version.major_version(version);
    int minor = PJRT_Api_Version.minor_version(version);
    if (major != PjrtHeader.PJRT_API_MAJOR()) {
      throw new PluginLoadException(
          StatusCode.FAILED_PRECONDITION,
          "plugin: PJRT API major version must be %d; got %d.%d from %s"
              .formatted(PjrtHeader.PJRT_API_MAJOR(), major, minor, path));
    }
    return new ApiVersion(major, minor);
  }

  private static List<ExtensionTable> extensions(MemorySegment table) {
    List<ExtensionTable> found = new ArrayList<>();
    MemorySegment next = Pointers.get(table, PJRT_Api.extension_start$offset());
    while (next.address() != 0) {
      MemorySegment base = next.reinterpret(PJRT_Extension_Base.layout().byteSize());
      Extension extension =
          new Extension(PJRT_Extension_Base.type(base), PJRT_Extension_Base.struct_size(base));
      found.add(new ExtensionTable(extension, next.reinterpret(extension.structSize())));
      next = Pointers.get(base, PJRT_Extension_Base.next$offset());
    }
    return List.copyOf(found);
  }

  private void initialize() {
    try (Arena arena = Arena.ofConfined()) {
      api.call(
          api.slot("PJRT_Plugin_Initialize", PJRT_Api.PJRT_Plugin_Initialize$offset()),
          "plugin",
          Api.args(
              arena,
              PJRT_Plugin_Initialize_Args.layout(),
              PjrtHeader.PJRT_Plugin_Initialize_Args_STRUCT_SIZE()));
    }
  }

  private Map<String, NamedValue> readAttributes() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args =
          Api.args(
              arena,
              PJRT_Plugin_Attributes_Args.layout(),
              PjrtHeader.PJRT_Plugin_Attributes_Args_STRUCT_SIZE());
      api.call(
          api.slot("PJRT_Plugin_Attributes", PJRT_Api.PJRT_Plugin_Attributes$offset()),
          "plugin",
          args);
      return NamedValues.read(
          Pointers.get(args, PJRT_Plugin_Attributes_Args.attributes$offset()),
          PJRT_Plugin_Attributes_Args.num_attributes(args));
    }
  }

  /** Makes a client with the plugin's default options; see {@link #createClient(ClientOptions)}. */
  public Client createClient() {
    return createClient(ClientOptions.none());
  }

  /**
   * Makes a client. Blocks until its devices are ready, and with a store that is shared until the
   * other processes have come where the plugin waits for them; an interrupt has no effect.
   *
   * @throws PjrtException if the plugin refuses the options or has no device
   */
  public Client createClient(ClientOptions options) {
    return Client.create(this, options);
  }

  /** Returns the real path of the plugin's file. */
  public Path path() {
    return path;
  }

  /** Returns the version of the PJRT API that the plugin implements. */
  public ApiVersion apiVersion() {
    return version;
  }

  /** Returns the plugin's attributes, {@code xla_version} for example, in its own order. */
  public Map<String, NamedValue> attributes() {
    return attributes;
  }

  /** Returns the newest StableHLO version that the plugin reads, {@code 1.13.3}, if it says. */
  public Optional<String> stablehloVersion() {
    return attributes.get("stablehlo_current_version") instanceof NamedValue.Int64List version
        ? Optional.of(String.join(".", version.value().stream().map(String::valueOf).toList()))
        : Optional.empty();
  }

  /** Returns the extensions that the plugin offers. */
  public List<Extension> extensions() {
    return extensions.stream().map(ExtensionTable::extension).toList();
  }

  /** Returns the members of an extension; {@code operation} begins the message if it is missing. */
  ExtensionTable extension(String operation, int type) {
    return extensions.stream()
        .filter(table -> table.extension().type() == type)
        .findFirst()
        .orElseThrow(
            () ->
                new PjrtException(
                    StatusCode.UNIMPLEMENTED,
                    "%s: the plugin must offer the extension %s; got %s from %s"
                        .formatted(
                            operation,
                            new Extension(type, 0).name(),
                            extensions().stream().map(Extension::name).toList(),
                            path.getFileName())));
  }

  /**
   * Returns the registry of Java methods that compiled programs may call.
   *
   * @throws PjrtException with {@link StatusCode#UNIMPLEMENTED} if the plugin lacks the extension
   */
  public Ffi ffi() {
    ExtensionTable table = extension("ffi", PjrtHeader.PJRT_Extension_Type_FFI());
    return ffi.updateAndGet(known -> known == null ? new Ffi(api, table) : known);
  }

  @Override
  public String toString() {
    return "Plugin[" + path.getFileName() + ", PJRT API " + version + "]";
  }
}
