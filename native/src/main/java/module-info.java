import org.jspecify.annotations.NullMarked;

/** Plugin discovery, the bundled CPU plugin, and the doctor. */
@NullMarked
module org.xlava.plugin {
  requires static org.jspecify;
  requires transitive org.xlava.bindings;
}
