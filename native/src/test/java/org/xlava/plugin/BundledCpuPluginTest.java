package org.xlava.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xlava.pjrt.spi.PluginOffer;
import org.xlava.pjrt.spi.PluginProvider;

/** What the provider offers per platform, and that the pinned wheel is what it says it is. */
final class BundledCpuPluginTest {
  @Test
  void serviceLoader_onTheClassPath_findsTheProvider() {
    assertThat(ServiceLoader.load(PluginProvider.class))
        .hasAtLeastOneElementOfType(BundledCpuPlugin.class);
  }

  @Test
  void offer_platformWithoutPlugin_saysWhereThereIsOne() {
    assertThat(new BundledCpuPlugin(Platform.of("Mac OS X", "aarch64")).offer())
        .isEqualTo(
            new PluginOffer.Missing(
                "it exists for linux-x86_64 and linux-aarch64; got macos-aarch64"));
  }

  @Test
  void offer_jarWithoutWheel_namesTheClassifier() {
    assertThat(new BundledCpuPlugin(Platform.of("Linux", "aarch64")).offer())
        .isEqualTo(
            new PluginOffer.Missing(
                "no xlava-native jar with classifier linux-aarch64 on the class path or module"
                    + " path"));
  }

  @Test
  void library_pinnedWheel_hasThePinnedSizeAndHash(@TempDir Path cache) throws Exception {
    var wheel = Path.of(System.getProperty("xlava.wheel"));
    var plugin = BundledLibrary.of(Platform.current()).orElseThrow();

    var library = new Extraction(cache, plugin).library(() -> Files.newInputStream(wheel));

    assertThat(library).hasSize(plugin.size());
    assertThat(Files.mismatch(library, Path.of(System.getProperty("xlava.plugin")))).isEqualTo(-1);
  }
}
