package org.xlava.pjrt.spi;

import java.nio.file.Path;

/** What one place that may name a plugin has to say. */
public sealed interface PluginOffer {
  /** A plugin library to load. */
  record Found(Path library) implements PluginOffer {}

  /** No plugin, with the reason and what would put one there. */
  record Missing(String reason) implements PluginOffer {}
}
