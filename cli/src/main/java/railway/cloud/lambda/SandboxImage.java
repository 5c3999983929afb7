package railway.cloud.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * What every sandbox has besides the code of its function: the JDK of this process, Lambda's
 * runtime interface client with its native half, and the lifeline. Nothing else of this process is
 * on the class path, so that a class that is missing from the package is missing here too.
 */
public final class SandboxImage implements AutoCloseable {
  /** The client would unpack it to one place for all processes, which then spoil it for others. */
  private static final String NATIVE_LIBRARY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /** The rest is for threads, classes and compiled code. */
  private static final double HEAP = 0.75;

  private final Path folder;
  private final ClassArchive archive;

  private SandboxImage(Path folder) {
    this.folder = folder;
    this.archive = new ClassArchive(folder);
  }

  /**
   * Prepares what sandboxes share.
   *
   * @throws IllegalStateException on a machine that cannot have sandboxes; see {@link #refusal()}
   */
  public static SandboxImage prepare() {
    Machine machine = Machine.current();
    String library =
        machine.nativeLibrary().orElseThrow(() -> new IllegalStateException(refusal(machine)));
    try {
      SandboxImage image = new SandboxImage(Files.createTempDirectory("local-cloud-sandbox"));
      try (InputStream in = resource(AWSLambda.class, library)) {
        Files.copy(in, image.nativeLibrary());
      }
      image.writeLifeline();
      return image;
    } catch (IOException full) {
      throw new UncheckedIOException("What sandboxes need could not be written", full);
    }
  }

  /** Why this machine cannot have sandboxes, if it cannot. */
  public static Optional<String> refusal() {
    Machine machine = Machine.current();
    return machine.nativeLibrary().isPresent() ? Optional.empty() : Optional.of(refusal(machine));
  }

  private static String refusal(Machine machine) {
    return "Functions run in processes of their own only on Linux (x86_64 or aarch64), because Lambda's runtime interface client has native code for nothing else, and this is "
        + machine
        + ". Leave out --processes: the functions then run within the command, with the same code and variables";
  }

  private static InputStream resource(Class<?> beside, String name) {
    return Objects.requireNonNull(beside.getResourceAsStream(name), () -> "There is no " + name);
  }

  /** A class archive takes jars only, no folders. */
  private void writeLifeline() throws IOException {
    String name = Lifeline.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(lifeline()));
        InputStream in = resource(Lifeline.class, "/" + name)) {
      jar.putNextEntry(new ZipEntry(name));
      in.transferTo(jar);
    }
  }

  private Path lifeline() {
    return folder.resolve("lifeline.jar");
  }

  ClassArchive archive() {
    return archive;
  }

  private Path nativeLibrary() {
    return folder.resolve("libaws-lambda-jni.so");
  }

  /** Starts fast rather than runs fast: a sandbox of the local cloud has a short life. */
  List<String> command(Sandboxed function, ClassArchive.Use use) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xlog:disable", // the archive is a matter of speed, and no news for a log
            "-XX:-UsePerfData",
            "-Xms16m",
            "-Xmx%dm".formatted(Math.max(32, (long) (function.spec().memoryMegabytes() * HEAP))),
            "--enable-native-access=ALL-UNNAMED",
            "-D" + NATIVE_LIBRARY + "=" + nativeLibrary()));
    command.addAll(archive.options(use));
    command.addAll(List.of("-cp", classPath(function.code()), Lifeline.class.getName()));
    command.add(function.spec().handler());
    return command;
  }

  private String classPath(TaskRoot code) {
    List<Path> entries = new ArrayList<>();
    Stream.of(
            AWSLambda.class,
            LambdaRuntime.class,
            PojoSerializer.class,
            SdkInternalThreadLocal.class)
        .map(SandboxImage::jar)
        .forEach(entries::add);
    entries.add(lifeline());
    entries.addAll(code.classPath());
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path jar(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("The place of a class is no URI", impossible);
    }
  }

  @Override
  public void close() {
    TaskRoot.delete(folder);
  }
}
