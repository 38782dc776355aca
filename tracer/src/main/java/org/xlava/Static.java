package org.xlava;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a record that is no tensor and holds none, such as an activation function:
 * it stays as it is, and belongs to the tree's structure and so to the cache key of {@code jit},
 * which compares it by {@code equals}. Components declared as {@code int}, {@code String}, an enum
 * and the like need no mark.
 *
 * {@snippet :
 * record Layer(Tensor w, @Static Fn1<Tensor, Tensor> activation) {}
 * }
 *
 * <p>In a Kotlin data class it marks the property's field: {@code @field:Static}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Static {}
