package org.xlava.pjrt.spi;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The search for a PJRT plugin. The places, in order: a path given in code, the system property
 * {@code xlava.plugin}, the environment variable {@code XLAVA_PLUGIN}, JAX's {@code
 * PJRT_NAMES_AND_LIBRARY_PATHS} ({@code name:path,name:path}), then every {@link PluginProvider},
 * such as the CPU plugin that {@code xlava-native} carries.
 *
 * <p>The first place that names a plugin decides. A place that names a file which doesn't exist is
 * an error, and not passed over: whoever named it wanted that one. Nothing is loaded here, and the
 * network is never used.
 */
public final class PluginSearch {
  /** The system property that names a plugin library. */
  public static final String PROPERTY = "xlava.plugin";

  /** The environment variable that names a plugin library. */
  public static final String VARIABLE = "XLAVA_PLUGIN";

  /** The environment variable in which JAX names plugin libraries. */
  public static final String JAX_VARIABLE = "PJRT_NAMES_AND_LIBRARY_PATHS";

  static final String REMEDY =
      "\nAdd the dependency org.xlava:xlava-native with the classifier of your platform"
          + " (linux-x86_64 or linux-aarch64), or name a plugin library with -Dxlava.plugin=PATH"
          + " or XLAVA_PLUGIN=PATH.";

  private final Optional<Path> explicit;
  private final Optional<String> property;
  private final Map<String, String> environment;
  private final List<PluginProvider> providers;

  PluginSearch(
      Optional<Path> explicit,
      Optional<String> property,
      Map<String, String> environment,
      List<PluginProvider> providers) {
    this.explicit = explicit;
    this.property = property;
    this.environment = Map.copyOf(environment);
    this.providers = List.copyOf(providers);
  }

  /** The search in this process: its system property, environment and providers. */
  public static PluginSearch here() {
    return new PluginSearch(
        Optional.empty(),
        Optional.ofNullable(System.getProperty(PROPERTY)),
        System.getenv(),
        installedProviders());
  }

  /** This search, with a path that comes before everything else. */
  public PluginSearch withPath(Path library) {
    return new PluginSearch(Optional.of(library), property, environment, providers);
  }

  /**
   * The plugin to load.
   *
   * @throws PluginNotFoundException when no place names one; the message lists them all
   * @throws PluginNotUsableException when the first place that names one names no file, or can't
   *     bring its plugin
   * @throws UntrustedFileException when somebody else could have changed it in a cache
   */
  public Path library() {
    var tried = new ArrayList<PluginCandidate>();
    for (var place : places()) {
      var candidate = place.look();
      if (candidate.offer() instanceof PluginOffer.Found(var library)) {
        return library;
      }
      tried.add(candidate);
    }
    throw new PluginNotFoundException(tried);
  }

  /**
   * Every place with what it names, in order, for a report. A place that fails is shown as missing,
   * with its message.
   */
  public List<PluginCandidate> candidates() {
    return places().stream().map(PluginSearch::report).toList();
  }

  private static PluginCandidate report(Place place) {
    try {
      return place.look();
    } catch (PluginNotUsableException | UntrustedFileException e) {
      return new PluginCandidate(
          place.name(), new PluginOffer.Missing(String.valueOf(e.getMessage())));
    }
  }

  private static List<PluginProvider> installedProviders() {
    return ServiceLoader.load(PluginProvider.class, PluginProvider.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /** One place to look in; {@code look} runs when the search comes to it, and not before. */
  private interface Place {
    String name();

    PluginOffer offer();

    default PluginCandidate look() {
      return new PluginCandidate(name(), offer());
    }
  }

  private List<Place> places() {
    var places = new ArrayList<Place>();
    explicit.ifPresent(path -> places.add(new Named("path given in code", path.toString())));
    places.add(new Named("system property " + PROPERTY, property.orElse("")));
    places.add(
        new Named("environment variable " + VARIABLE, environment.getOrDefault(VARIABLE, "")));
    places.addAll(jaxPlaces(environment.getOrDefault(JAX_VARIABLE, "")));
    providers.forEach(provider -> places.add(new Provided(provider)));
    return places;
  }

  private static List<Place> jaxPlaces(String pairs) {
    var place = "environment variable " + JAX_VARIABLE;
    if (pairs.isBlank()) {
      return List.of(new Named(place, ""));
    }
    var places = new ArrayList<Place>();
    for (var pair : pairs.split(",")) {
      places.add(new JaxNamed(place, pair.strip()));
    }
    return places;
  }

  /** A place that holds the path of a library, or nothing. */
  private record Named(String name, String path) implements Place {
    @Override
    public PluginOffer offer() {
      return path.isBlank() ? new PluginOffer.Missing("not set") : found(name, path);
    }
  }

  /** One pair of JAX's variable: the platform's name, a colon and the library's path. */
  private record JaxNamed(String name, String pair) implements Place {
    @Override
    public PluginOffer offer() {
      int colon = pair.indexOf(':');
      if (colon < 1 || colon == pair.length() - 1) {
        throw new PluginNotUsableException(
            name + ": each entry must be name:path, separated by commas; got '" + pair + "'");
      }
      if (pair.endsWith(".json")) {
        throw new PluginNotUsableException(
            name
                + ": the path of a library is needed; got the configuration file '"
                + pair
                + "'. Name the library itself, here or in "
                + VARIABLE
                + ".");
      }
      return found(name, pair.substring(colon + 1));
    }
  }

  /** A provider, asked for its plugin. */
  private record Provided(PluginProvider provider) implements Place {
    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public PluginOffer offer() {
      return provider.offer();
    }
  }

  private static PluginOffer found(String place, String path) {
    var library = parse(place, path);
    if (!Files.isRegularFile(library)) {
      var problem = Files.exists(library) ? "is not a regular file" : "does not exist";
      throw new PluginNotUsableException(complaint(place, path, problem));
    }
    return new PluginOffer.Found(library);
  }

  private static Path parse(String place, String path) {
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw new PluginNotUsableException(complaint(place, path, "is not a path"), e);
    }
  }

  private static String complaint(String place, String path, String problem) {
    return place
        + ": the path of a PJRT plugin library is needed; got "
        + path
        + ", which "
        + problem
        + ". Correct the path, or remove it to let the search go on.";
  }
}
