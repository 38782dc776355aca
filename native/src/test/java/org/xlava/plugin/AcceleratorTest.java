package org.xlava.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to be missing for plugins of accelerators. */
final class AcceleratorTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  @Test
  void of_namesOfWheels_areKnown() {
    assertThat(Accelerator.of(Path.of("a/xla_cuda_plugin.so"))).contains(Accelerator.CUDA);
    assertThat(Accelerator.of(Path.of("a/libtpu.so"))).contains(Accelerator.TPU);
    assertThat(Accelerator.of(Path.of("a/xla_cpu_pjrt.so"))).isEmpty();
  }

  @Test
  void cuda_nothingThere_namesDriverAndLibraries() throws IOException {
    Path plugin = file("site/jax_plugins/xla_cuda13/xla_cuda_plugin.so");

    var missing = Accelerator.CUDA.missing(plugin, folder.resolve("root"));

    assertThat(missing).hasSize(2);
    assertThat(missing.get(0)).startsWith("CUDA: a device and NVIDIA's driver are needed; got no ");
    assertThat(missing.get(1))
        .startsWith("CUDA: NVIDIA's libraries are needed; got none of libcublas.so, libcudnn.so, ")
        .endsWith(
            "so that nvidia/ and jax_plugins/ are in one folder, or name their folders in"
                + " LD_LIBRARY_PATH.");
  }

  @Test
  void cuda_wheelsBesideThePlugin_areFound() throws IOException {
    Path plugin = file("site/jax_plugins/xla_cuda13/xla_cuda_plugin.so");
    for (String name :
        "cublas.so.13 cufft.so.12 cusolver.so.12 cusparse.so.12 nvJitLink.so.13 cupti.so.13"
            .split(" ")) {
      file("site/nvidia/cu13/lib/lib" + name);
    }
    file("root/dev/nvidiactl");

    assertThat(Accelerator.CUDA.missing(plugin, folder.resolve("root")))
        .singleElement()
        .asString()
        .startsWith("CUDA: NVIDIA's libraries are needed; got none of libcudnn.so, libnccl.so in ");

    file("site/nvidia/cudnn/lib/libcudnn.so.9");
    file("site/nvidia/nccl/lib/libnccl.so.2");
    assertThat(Accelerator.CUDA.missing(plugin, folder.resolve("root"))).isEmpty();
  }

  @Test
  void tpu_noDevice_tellsHowNotToWait() throws IOException {
    Path plugin = file("libtpu/libtpu.so");

    assertThat(Accelerator.TPU.missing(plugin, folder.resolve("root")))
        .singleElement()
        .asString()
        .startsWith("TPU: a device is needed; got neither /dev/accel0 nor /dev/vfio/0.")
        .contains("TPU_SKIP_MDS_QUERY=1");

    file("root/dev/accel0");
    assertThat(Accelerator.TPU.missing(plugin, folder.resolve("root"))).isEmpty();
  }
}
