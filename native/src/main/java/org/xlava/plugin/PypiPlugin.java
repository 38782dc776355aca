package org.xlava.plugin;

import java.util.List;

/**
 * A plugin that PyPI has.
 *
 * @param device what it is for
 * @param wheels what pip installs
 * @param platforms the classifiers of the platforms that it is made for
 * @param needs what it needs besides
 */
record PypiPlugin(String device, String wheels, List<String> platforms, String needs) {
  private static final List<String> LINUX = List.of("linux-x86_64", "linux-aarch64");
  private static final List<String> LINUX_X86 = List.of("linux-x86_64");

  static final List<PypiPlugin> ALL =
      List.of(
          new PypiPlugin("NVIDIA, CUDA 13", "'jax-cuda13-plugin[with-cuda]'", LINUX, "the driver"),
          new PypiPlugin("NVIDIA, CUDA 12", "'jax-cuda12-plugin[with-cuda]'", LINUX, "the driver"),
          new PypiPlugin("AMD, ROCm 10", "jax-rocm10-plugin jax-rocm10-pjrt", LINUX_X86, "ROCm"),
          new PypiPlugin("AMD, ROCm 7", "jax-rocm7-plugin jax-rocm7-pjrt", LINUX_X86, "ROCm"),
          new PypiPlugin(
              "Intel, oneAPI", "jax-oneapi-plugin jax-oneapi-pjrt", LINUX_X86, "the GPU's driver"),
          new PypiPlugin(
              "Intel, older", "intel-extension-for-openxla", LINUX_X86, "the driver, oneAPI"),
          new PypiPlugin("Google TPU", "libtpu", LINUX_X86, "a TPU's machine"),
          new PypiPlugin("Tenstorrent", "jax-tt-plugin", LINUX_X86, "the driver"),
          new PypiPlugin("Apple GPU", "jax-mps", List.of("macos-aarch64"), "macOS's Metal"),
          new PypiPlugin(
              "NVIDIA, CUDA 13",
              "winjax-cuda13-pjrt",
              List.of("windows-x86_64"),
              "the driver, CUDA's DLLs on the PATH"));

  /** Returns those for a platform. */
  static List<PypiPlugin> of(Platform platform) {
    return ALL.stream().filter(it -> it.platforms.contains(platform.toString())).toList();
  }
}
