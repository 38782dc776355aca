/** Operators of Kotlin whose left operand is a number: `2.0 * x`, `1 - x`. */
package org.xlava.kotlin

import org.xlava.Numpy
import org.xlava.Tensor

/** The sum, as [Numpy.add]. */
operator fun Number.plus(x: Tensor): Tensor = Numpy.add(this, x)

/** The difference, as [Numpy.subtract]. */
operator fun Number.minus(x: Tensor): Tensor = Numpy.subtract(this, x)

/** The product, as [Numpy.multiply]. */
operator fun Number.times(x: Tensor): Tensor = Numpy.multiply(this, x)

/** The true quotient, as [Numpy.divide]. */
operator fun Number.div(x: Tensor): Tensor = Numpy.divide(this, x)

/** The remainder, of the divisor's sign, as [Numpy.remainder]. */
operator fun Number.rem(x: Tensor): Tensor = Numpy.remainder(this, x)

/** A number to the power of each element, as [Numpy.power]. */
fun Number.pow(x: Tensor): Tensor = Numpy.power(this, x)
