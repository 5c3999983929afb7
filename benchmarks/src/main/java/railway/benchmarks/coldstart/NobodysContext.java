package railway.benchmarks.coldstart;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import org.jspecify.annotations.Nullable;

/** An invocation that nobody logs. */
record NobodysContext() implements Context {
  private static final int REMAINING_MILLIS = 60_000;
  private static final int MEGABYTES = 1024;

  @Override
  public String getAwsRequestId() {
    return "8f507cfc-xmpl-4697-b07a-ac58fc914c95";
  }

  @Override
  public String getLogGroupName() {
    return "group";
  }

  @Override
  public String getLogStreamName() {
    return "stream";
  }

  @Override
  public String getFunctionName() {
    return "FollowTransition";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-central-1:123456789012:function:FollowTransition";
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return REMAINING_MILLIS;
  }

  @Override
  public int getMemoryLimitInMB() {
    return MEGABYTES;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        // nobody reads it
      }

      @Override
      public void log(byte[] message) {
        // nobody reads it
      }
    };
  }
}
