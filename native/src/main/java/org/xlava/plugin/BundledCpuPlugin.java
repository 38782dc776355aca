package org.xlava.plugin;

import static java.util.stream.Collectors.joining;

import java.net.URL;
import org.jspecify.annotations.Nullable;
import org.xlava.pjrt.spi.CacheFolder;
import org.xlava.pjrt.spi.PluginOffer;
import org.xlava.pjrt.spi.PluginProvider;

/**
 * The OpenXLA CPU plugin that the classifier jars of {@code xlava-native} carry. It is unpacked
 * into the user's cache folder the first time, and found there afterwards.
 */
public final class BundledCpuPlugin implements PluginProvider {
  private final Platform platform;

  /** Makes the provider for the running platform. */
  public BundledCpuPlugin() {
    this(Platform.current());
  }

  BundledCpuPlugin(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "bundled CPU plugin";
  }

  @Override
  public PluginOffer offer() {
    return BundledLibrary.of(platform)
        .map(library -> offer(library, BundledCpuPlugin.class.getResource(library.resource())))
        .orElseGet(this::unsupported);
  }

  private PluginOffer offer(BundledLibrary library, @Nullable URL wheel) {
    if (wheel == null) {
      return new PluginOffer.Missing(
          "no xlava-native jar with classifier " + platform + " on the class path or module path");
    }
    return new PluginOffer.Found(
        new Extraction(CacheFolder.plugins(), library).library(wheel::openStream));
  }

  private PluginOffer unsupported() {
    return new PluginOffer.Missing(
        BundledLibrary.PINNED.stream()
            .map(BundledLibrary::platform)
            .collect(joining(" and ", "it exists for ", "; got " + platform)));
  }
}
