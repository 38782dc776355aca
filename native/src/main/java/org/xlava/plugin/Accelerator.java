package org.xlava.plugin;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The kinds of devices whose plugins need more than their own file, and what that is: libraries
 * where their wheels unpack them, a driver, a device.
 */
enum Accelerator {
  CUDA {
    @Override
    List<String> missing(Path library, Path root) {
      List<String> problems = new ArrayList<>();
      if (!Files.exists(root.resolve("dev/nvidiactl"))) {
        problems.add(
            "CUDA: a device and NVIDIA's driver are needed; got no /dev/nvidiactl. Install the"
                + " driver, or start the container with access to the GPUs.");
      }
      List<Path> folders = cudaFolders(library, root);
      List<String> lacking =
          CUDA_LIBRARIES.stream().filter(name -> !isInAny(folders, name)).toList();
      if (!lacking.isEmpty()) {
        problems.add(
            "CUDA: NVIDIA's libraries are needed; got none of %s in %s."
                    .formatted(String.join(", ", lacking), folders)
                + " Unpack the wheels that the plugin's wheel names beside it, so that nvidia/ and"
                + " jax_plugins/ are in one folder, or name their folders in LD_LIBRARY_PATH.");
      }
      return problems;
    }
  },
  TPU {
    @Override
    List<String> missing(Path library, Path root) {
      boolean hasDevice =
          Files.exists(root.resolve("dev/accel0")) || Files.exists(root.resolve("dev/vfio/0"));
      return hasDevice
          ? List.of()
          : List.of(
              "TPU: a device is needed; got neither /dev/accel0 nor /dev/vfio/0. The plugin asks"
                  + " Google's metadata server for what it is not told, for minutes where there is"
                  + " none: TPU_SKIP_MDS_QUERY=1 in the environment spares that.");
    }
  };

  private static final List<String> CUDA_LIBRARIES =
      List.of(
          "libcublas.so",
          "libcudnn.so",
          "libcufft.so",
          "libcusolver.so",
          "libcusparse.so",
          "libnvJitLink.so",
          "libcupti.so",
          "libnccl.so");
  private static final List<String> SYSTEM_FOLDERS =
      List.of(
          "usr/local/cuda/lib64",
          "usr/lib/x86_64-linux-gnu",
          "usr/lib/aarch64-linux-gnu",
          "usr/lib64");

  /** Returns the kind of device that a plugin is for, by the name that its wheel gives it. */
  static Optional<Accelerator> of(Path library) {
    String name = String.valueOf(library.getFileName());
    if (name.contains("cuda")) {
      return Optional.of(CUDA);
    }
    return name.startsWith("libtpu") ? Optional.of(TPU) : Optional.empty();
  }

  /** Returns what is missing on a machine, given by the root of its files, and the remedies. */
  abstract List<String> missing(Path library, Path root);

  // The plugin's own search: nvidia/*/lib one and two folders up, then the system's.
  private static List<Path> cudaFolders(Path library, Path root) {
    List<Path> folders = new ArrayList<>();
    Path up = library.toAbsolutePath().getParent();
    for (int i = 0; i < 2 && up != null; i++) {
      up = up.getParent();
      folders.addAll(up == null ? List.of() : libraryFolders(up.resolve("nvidia")));
    }
    String path = System.getenv("LD_LIBRARY_PATH");
    if (path != null) {
      Arrays.stream(path.split(File.pathSeparator))
          .filter(part -> !part.isEmpty())
          .map(Path::of)
          .forEach(folders::add);
    }
    SYSTEM_FOLDERS.stream().map(root::resolve).filter(Files::isDirectory).forEach(folders::add);
    return folders;
  }

  private static List<Path> libraryFolders(Path nvidia) {
    return PythonPlugins.list(nvidia).stream()
        .map(part -> part.resolve("lib"))
        .filter(Files::isDirectory)
        .toList();
  }

  private static boolean isInAny(List<Path> folders, String name) {
    return folders.stream()
        .anyMatch(
            folder ->
                PythonPlugins.list(folder).stream()
                    .anyMatch(it -> it.getFileName().toString().startsWith(name)));
  }
}
