package railway.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void linuxHasANativeLibrary_forEachArchitectureAndCLibrary() {
    assertThat(new Machine("Linux", "amd64", false).nativeLibrary())
        .contains("/jni/libaws-lambda-jni.linux-x86_64.so");
    assertThat(new Machine("Linux", "aarch64", true).nativeLibrary())
        .contains("/jni/libaws-lambda-jni.linux_musl-aarch_64.so");
  }

  @Test
  void otherMachinesHaveNone() {
    assertThat(new Machine("Mac OS X", "aarch64", false).nativeLibrary())
        .isEqualTo(Optional.empty());
    assertThat(new Machine("Windows 11", "amd64", false).nativeLibrary()).isEmpty();
    assertThat(new Machine("Linux", "riscv64", false).nativeLibrary()).isEmpty();
  }
}
