import org.jspecify.annotations.NullMarked;
import org.xlava.pjrt.spi.PluginProvider;
import org.xlava.plugin.BundledCpuPlugin;

/** The bundled CPU plugin, and the doctor. */
@NullMarked
module org.xlava.plugin {
  requires static transitive org.jspecify;
  requires transitive org.xlava.bindings;

  exports org.xlava.plugin;

  provides PluginProvider with
      BundledCpuPlugin;
}
