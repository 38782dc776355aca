package org.xlava.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.NamedValue;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.Plugin;
import org.xlava.pjrt.spi.CacheFolder;
import org.xlava.pjrt.spi.PluginCandidate;
import org.xlava.pjrt.spi.PluginOffer;
import org.xlava.pjrt.spi.PluginSearch;
import org.xlava.pjrt.spi.UntrustedFileException;

/**
 * The command {@code xlava doctor}: prints the JDK and platform, every place where a plugin was
 * looked for and which was chosen, what the chosen plugin is and has, those that Python
 * environments and PyPI have, the caches, and what is missing with its remedy. The exit status is 1
 * when something is.
 */
public final class Doctor {
  private final Report report = new Report();

  private Doctor() {}

  /** Examines this installation and prints the report. Arguments are ignored. */
  public static void main(String[] arguments) {
    var doctor = new Doctor();
    doctor.examine(PluginSearch.here());
    doctor.report.lines().forEach(System.out::println);
    System.exit(doctor.report.isHealthy() ? 0 : 1);
  }

  private void examine(PluginSearch search) {
    examineProcess();
    examineSearch(search);
    examinePython();
    examineCaches();
  }

  private void examineProcess() {
    report.fact("JDK", Runtime.version() + ", " + System.getProperty("java.vendor"));
    report.fact("JDK home", System.getProperty("java.home"));
    report.fact("platform", Platform.current() + ", " + System.getProperty("os.version"));
    boolean allowed = Plugin.class.getModule().isNativeAccessEnabled();
    report.fact("native access", allowed ? "enabled" : "not enabled");
    if (!allowed) {
      report.problem(
          "native access is not enabled: the JDK warns now and will refuse later. Start java with"
              + " --enable-native-access=ALL-UNNAMED, or =org.xlava.bindings on the module path.");
    }
  }

  private void examineSearch(PluginSearch search) {
    report.title("plugins, in the order in which they are looked for");
    var candidates = search.candidates();
    var chosen = candidates.stream().filter(Doctor::isFound).findFirst();
    for (var candidate : candidates) {
      boolean first = chosen.filter(candidate::equals).isPresent();
      report.item(candidate + (first ? " (chosen, as the first that names one)" : ""));
    }
    examineChosen(search);
  }

  private static boolean isFound(PluginCandidate candidate) {
    return candidate.offer() instanceof PluginOffer.Found;
  }

  private void examineChosen(PluginSearch search) {
    report.title("chosen plugin");
    try {
      examine(search.library());
    } catch (PjrtException e) {
      unusable(e);
    }
  }

  private void examine(Path library) {
    Accelerator.of(library)
        .ifPresent(it -> it.missing(library, Path.of("/")).forEach(report::problem));
    try {
      var plugin = Plugin.load(library);
      describe(plugin);
      describeDevices(plugin);
    } catch (PjrtException e) {
      unusable(e);
    }
  }

  private void unusable(PjrtException failure) {
    report.fact("not usable", "see below");
    report.problem(failure.getMessage());
  }

  private void describe(Plugin plugin) {
    report.fact("library", plugin.path().toString());
    report.fact("PJRT API", plugin.apiVersion().toString());
    report.fact("StableHLO", plugin.stablehloVersion().orElse("not told by the plugin"));
    plugin.attributes().forEach((name, value) -> report.fact(name, text(value)));
    report.fact("extensions", plugin.extensions().isEmpty() ? "none" : extensions(plugin));
  }

  private static String text(NamedValue value) {
    return switch (value) {
      case NamedValue.Text(var text) -> text;
      case NamedValue.Int64(long number) -> Long.toString(number);
      case NamedValue.Int64List(var numbers) -> numbers.toString();
      case NamedValue.Float32(float number) -> Float.toString(number);
      case NamedValue.Bool(boolean truth) -> Boolean.toString(truth);
    };
  }

  private static String extensions(Plugin plugin) {
    return String.join(
        ", ", plugin.extensions().stream().map(it -> it.name() + " (" + it.type() + ")").toList());
  }

  private void describeDevices(Plugin plugin) {
    try (Client client = plugin.createClient()) {
      report.fact("client", client.platformName() + ", " + client.platformVersion());
      var devices = client.addressableDevices();
      report.fact("devices", devices.size() + ": " + names(devices));
    }
  }

  private static String names(List<?> devices) {
    return String.join(", ", devices.stream().map(Object::toString).toList());
  }

  private void examinePython() {
    report.title("plugins in Python environments, used by -Dxlava.plugin=PATH");
    var environments =
        new PythonEnvironments(
            System.getenv(), Path.of(System.getProperty("user.home", "")), Path.of("/"));
    for (var packages : environments.packages()) {
      PythonPlugins.in(packages).forEach(this::describeInstalled);
    }
    report.title("plugins on PyPI for " + Platform.current());
    for (var plugin : PypiPlugin.of(Platform.current())) {
      report.item(
          "%s: pip install %s; needs %s"
              .formatted(plugin.device(), plugin.wheels(), plugin.needs()));
    }
  }

  private void describeInstalled(Path library) {
    report.item(library.toString());
    Accelerator.of(library).stream()
        .flatMap(it -> it.missing(library, Path.of("/")).stream())
        .forEach(it -> report.item("  " + it));
  }

  private void examineCaches() {
    var root = CacheFolder.path();
    report.title("caches in " + root);
    try {
      for (var cache : Cache.all()) {
        report.fact(cache.name(), cache.describe());
        examine(cache);
      }
      Cache.checkWritable(root);
    } catch (UntrustedFileException e) {
      report.problem(e.getMessage());
    } catch (IOException e) {
      report.problem(
          "cache folder: a writable folder is needed; got "
              + e
              + ". Name another with -Dxlava.cache=DIR or XDG_CACHE_HOME.");
    }
  }

  // The build's files are no cache that code is loaded from unasked.
  private static void examine(Cache cache) throws IOException {
    CacheFolder.check(cache.folder());
    if (!cache.name().equals("build")) {
      try (var entries = Files.list(cache.folder())) {
        CacheFolder.check(entries.toArray(Path[]::new));
      }
    }
  }
}
