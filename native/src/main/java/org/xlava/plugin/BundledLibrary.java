package org.xlava.plugin;

import java.util.List;
import java.util.Optional;

/**
 * The plugin library that one classifier jar carries inside the wheel it was published in.
 *
 * @param platform the classifier of the jar
 * @param size the library's size in bytes
 * @param sha256 the library's SHA-256, in hex
 */
record BundledLibrary(String platform, long size, String sha256) {
  /** The libraries of the wheels that requirements-PLATFORM.txt pins. */
  static final List<BundledLibrary> PINNED =
      List.of(
          new BundledLibrary(
              "linux-x86_64",
              259_284_552,
              "88c3f28c5900f48ad4a82cab9e79bba9537809743395e341485f8794268820dc"),
          new BundledLibrary(
              "linux-aarch64",
              200_328_224,
              "fcf411f3e8ff635c2b2cf87215aa7016f460e66d236c3db08309e7486583532d"));

  /** The path of the library inside the wheel. */
  static final String ENTRY = "xla_plugins/xla_cpu_pjrt/xla_cpu_pjrt.so";

  /** Returns the library made for a platform. */
  static Optional<BundledLibrary> of(Platform platform) {
    return PINNED.stream().filter(it -> it.platform.equals(platform.toString())).findFirst();
  }

  /** Returns the path of the wheel in the jar. The hyphen keeps it out of module encapsulation. */
  String resource() {
    return "/org/xlava/plugin/" + platform + "/plugin.whl";
  }

  /** Returns the name of the folder it is unpacked to, which follows its content. */
  String folder() {
    return "xla-cpu-pjrt-" + platform + "-" + sha256.substring(0, 16);
  }
}
