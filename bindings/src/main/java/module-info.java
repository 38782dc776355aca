import org.jspecify.annotations.NullMarked;

/** The PJRT C API from Java: generated bindings and the safe layer over them. */
@NullMarked
module org.xlava.bindings {
  requires jdk.jfr;
  requires static transitive org.jspecify;

  exports org.xlava.pjrt;
  exports org.xlava.pjrt.files;
  exports org.xlava.pjrt.hlo;
  exports org.xlava.pjrt.settings;
  exports org.xlava.pjrt.spi;

  uses org.xlava.pjrt.spi.PluginProvider;
}
