package org.xlava.pjrt;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A store whose keys are promises of their values. */
final class MemoryKeyValueStore implements KeyValueStore {
  private final Map<String, CompletableFuture<byte[]>> values = new ConcurrentHashMap<>();

  private CompletableFuture<byte[]> value(String key) {
    return values.computeIfAbsent(key, name -> new CompletableFuture<>());
  }

  @Override
  public byte[] get(String key, Duration timeout) {
    try {
      return value(key).get(timeout.toMillis(), TimeUnit.MILLISECONDS).clone();
    } catch (TimeoutException e) {
      throw late(key, timeout, e);
    } catch (InterruptedException e) {
      throw interrupted(key, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  static PjrtException late(String key, Duration timeout, Exception cause) {
    return new PjrtException(
        StatusCode.DEADLINE_EXCEEDED,
        "key-value store: key must get a value within %d ms; got none for %s"
            .formatted(timeout.toMillis(), key),
        cause);
  }

  static PjrtException interrupted(String key, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new PjrtException(
        StatusCode.CANCELLED,
        "key-value store: waiting thread must not be interrupted; got an interrupt for " + key,
        cause);
  }

  @Override
  public Optional<byte[]> tryGet(String key) {
    return Optional.ofNullable(value(key).getNow(null)).map(byte[]::clone);
  }

  @Override
  public void put(String key, byte[] value) {
    byte[] copy = value.clone();
    if (!value(key).complete(copy)) {
      values.put(key, CompletableFuture.completedFuture(copy));
    }
  }
}
