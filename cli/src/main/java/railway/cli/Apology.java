package railway.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import railway.cli.console.Problem;
import railway.cloud.template.TemplateException;

/**
 * Says why a command could not do its work. What the caller can mend is said in a sentence; only a
 * defect shows where in the code it happened.
 */
final class Apology implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    try {
      if (fault instanceof Problem || fault instanceof TemplateException) {
        err.println(fault.getMessage());
        return ExitCode.MEND;
      }
      if (fault instanceof UncheckedIOException && isAboutAPort(fault)) {
        err.println(fault.getMessage());
        err.println("railway up takes other ports: ./railway up --port 9000 --dynamodb-port 9003");
        return ExitCode.MEND;
      }
      err.println("This is a defect of the command; please report it with the lines below.");
      fault.printStackTrace(err);
      return ExitCode.DEFECT;
    } finally {
      err.flush();
    }
  }

  private static boolean isAboutAPort(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }
}
