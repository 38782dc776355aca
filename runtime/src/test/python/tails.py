"""Writes what functions of one element and their first three derivatives are, in the tails too.

Usage: python tails.py ../resources/tails.bin.gz

The values are computed by Taylor polynomials of 3000 bits and rounded to float64 or float32, of
which Java's DataInputStream reads, for each function: the name (writeUTF), and for float64 and
then float32 the number of points (int), the points, and the derivatives of order 0 to 3 there.
At zeros, edges of a domain and infinities a value is the limit. Needs mpmath and numpy.
"""

import gzip
import struct
import sys

import mpmath
import numpy as np
from mpmath import mp, mpf

mp.prec = 3000
SPECIAL_BITS = 400
NAN = mpf("nan")


class Jet:
    """The Taylor polynomial of a function at a point."""

    def __init__(self, coefficients):
        self.c = coefficients

    @staticmethod
    def of(x):
        return x if isinstance(x, Jet) else Jet([mpf(x), mpf(0), mpf(0), mpf(0)])

    def __add__(self, other):
        return Jet([a + b for a, b in zip(self.c, Jet.of(other).c)])

    __radd__ = __add__

    def __neg__(self):
        return Jet([-a for a in self.c])

    def __sub__(self, other):
        return self + -Jet.of(other)

    def __rsub__(self, other):
        return Jet.of(other) - self

    def __mul__(self, other):
        if not isinstance(other, Jet):
            return Jet([a * other for a in self.c])
        a, b = self.c, Jet.of(other).c
        return Jet([sum(a[i] * b[n - i] for i in range(n + 1)) for n in range(4)])

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self * power(Jet.of(other), -1)

    def __rtruediv__(self, other):
        return Jet.of(other) / self

    def compose(self, outer):
        """outer, the Taylor polynomial of a function at self's value, of self"""
        inner = Jet([mpf(0)] + self.c[1:])
        result = Jet.of(outer[3])
        for n in (2, 1, 0):
            result = result * inner + outer[n]
        return result


def real(x):
    return x if isinstance(x, mpf) else (NAN if x.imag != 0 else x.real)


def by_derivative(value, derivative):
    """A function by its value and the jet of its derivative."""

    def function(u):
        u = Jet.of(u)
        x = u.c[0]
        d = derivative(Jet([x, mpf(1), mpf(0), mpf(0)])).c
        return u.compose([real(value(x)), d[0], d[1] / 2, d[2] / 3])

    return function


def power(u, p):
    x, p = u.c[0], mpf(p)
    if x == 0:
        return u.compose([x**p if p >= 0 else NAN, NAN, NAN, NAN])
    if x < 0 and p != int(p):
        return Jet([NAN] * 4)
    y = x**p
    return u.compose([y, p * y / x, p * (p - 1) * y / x**2 / 2, p * (p - 1) * (p - 2) * y / x**3 / 6])


def exp(u):
    e = mp.exp(u.c[0])
    return u.compose([e, e, e / 2, e / 6])


def sin(u, shift=0):
    x = u.c[0]
    s, c = mp.sin(x), mp.cos(x)
    return u.compose([s, c, -s / 2, -c / 6] if shift == 0 else [c, -s, -c / 2, s / 6])


def sinh(u):
    s, c = mp.sinh(u.c[0]), mp.cosh(u.c[0])
    return u.compose([s, c, s / 2, c / 6])


def cosh(u):
    s, c = mp.sinh(u.c[0]), mp.cosh(u.c[0])
    return u.compose([c, s, c / 2, s / 6])


def tanh(u):
    x = u.c[0]
    e = mp.exp(-2 * abs(x))
    t, s = mp.sign(x) * (1 - e) / (1 + e), 4 * e / (1 + e) ** 2
    return u.compose([t, s, -t * s, s * (4 * t * t - 2 * s) / 6])


def logistic(u):
    x = u.c[0]
    e = mp.exp(-abs(x))
    y, d = (1 if x >= 0 else e) / (1 + e), e / (1 + e) ** 2
    t = mp.sign(x) * (1 - e) / (1 + e)
    return u.compose([y, d, -t * d / 2, d * (t * t - 2 * d) / 6])


def positive(f):
    return lambda x: f(x) if x >= 0 else NAN


log = by_derivative(positive(lambda x: mp.log(x) if x else -mpf("inf")), lambda x: 1 / x)
log1p = by_derivative(lambda x: positive(mp.log)(1 + x) if x != -1 else -mpf("inf"), lambda x: 1 / (1 + x))
expm1 = by_derivative(lambda x: mp.expm1(x), exp)
softplus = by_derivative(lambda x: max(x, mpf(0)) + mp.log1p(mp.exp(-abs(x))), logistic)
asinh = by_derivative(lambda x: mp.sign(x) * mp.asinh(abs(x)), lambda x: power(1 + x * x, -0.5))
acosh = by_derivative(lambda x: mp.acosh(x) if x >= 1 else NAN,
                      lambda x: power(x * x - 1, -0.5) if x.c[0] > 0 else Jet([NAN] * 4))
atanh = by_derivative(lambda x: mp.atanh(x) if abs(x) <= 1 else NAN, lambda x: 1 / (1 - x * x))
asin = by_derivative(lambda x: mp.asin(x) if abs(x) <= 1 else NAN, lambda x: power(1 - x * x, -0.5))
acos = by_derivative(lambda x: mp.acos(x) if abs(x) <= 1 else NAN, lambda x: -power(1 - x * x, -0.5))
atan = by_derivative(mp.atan, lambda x: 1 / (1 + x * x))
tan = lambda u: sin(u) / sin(u, 1)
gauss = lambda x: exp(-(x * x))
erf = by_derivative(mp.erf, lambda x: 2 / mp.sqrt(mp.pi) * gauss(x))
erfc = by_derivative(lambda x: mp.erfc(x) if x < 10000 else mp.exp(-x * x) / (x * mp.sqrt(mp.pi)), lambda x: -2 / mp.sqrt(mp.pi) * gauss(x))


def special(f):
    def narrow(*operands):
        with mp.workprec(SPECIAL_BITS):
            return f(*operands)

    return narrow


def outside_open(x):
    return abs(x) >= 1


@special
def inverse_erf(x):
    return mp.erfinv(x) if not outside_open(x) else (NAN if abs(x) > 1 else mp.sign(x) * mpf("inf"))


def erf_inv(u):
    y = inverse_erf(u.c[0])
    if mp.isnan(y) or mp.isinf(y):
        return Jet([y, NAN, NAN, NAN])
    d = mp.sqrt(mp.pi) / 2 * mp.exp(y * y)
    return u.compose([y, d, 2 * y * d * d / 2, (2 * d**3 + 8 * y * y * d**3) / 6])


def pole(x):
    return x <= 0 and x == mp.floor(x)


@special
def psi(n, x):
    """At its poles the limit, where that is the same from both sides."""
    if pole(x):
        return mpf("inf") if n % 2 else NAN
    return mp.psi(n, x) if x > 0 else reflected(n, x)


def reflected(n, x):
    """psi_n(x) = (-1)^n psi_n(1 - x) - pi d^n/dx^n cot(pi x)"""
    turn = Jet([mp.pi * (x - mp.nint(x)), mp.pi, mpf(0), mpf(0)])
    if abs(x) < mpf(10) ** -100:
        return (-1) ** (n + 1) * mp.factorial(n) / x ** (n + 1)
    cot = cotangent(mp.cot(turn.c[0]), n)
    return (-1) ** n * mp.psi(n, 1 - x) - mp.pi ** (n + 1) * cot


def cotangent(c, n):
    """The nth derivative of cot where it is c; the derivative of a polynomial p in c is -p'(c) (1 + c^2)."""
    p = np.polynomial.Polynomial([0, 1])
    for _ in range(n):
        p = -p.deriv() * np.polynomial.Polynomial([1, 0, 1])
    return sum(mpf(int(a)) * c**k for k, a in enumerate(p.coef))


def psis(n):
    def function(u):
        x = u.c[0]
        return u.compose([psi(n, x), psi(n + 1, x), psi(n + 2, x) / 2, psi(n + 3, x) / 6])

    return function



def lgamma(u):
    x = u.c[0]
    with mp.workprec(SPECIAL_BITS):
        value = mpf("inf") if pole(x) else mp.re(mp.loggamma(x))
    return u.compose([value, psi(0, x), psi(1, x) / 2, psi(2, x) / 6])


def scaled_bessels(x):
    """exp(-x) I_n(x) for n = 0 to 4 and x >= 0"""
    with mp.workprec(SPECIAL_BITS):
        e = mp.exp(-x)
        if x < 1000:
            return [mp.besseli(n, x) * e for n in range(5)]
        return [scaled_bessel_far(n, x) for n in range(5)]


def scaled_bessel_far(n, x):
    term, total = mpf(1), mpf(1)
    for k in range(1, 40):
        term *= -(4 * mpf(n) ** 2 - (2 * k - 1) ** 2) / (k * 8 * x)
        total += term
    return total / mp.sqrt(2 * mp.pi * x)


def bessel(order):
    def function(u):
        with mp.workprec(SPECIAL_BITS):
            x = abs(u.c[0])
            i = scaled_bessels(x)
            # derivatives of I_order, each a sum of I_n
            weights, rows = {order: mpf(1)}, []
            for _ in range(4):
                rows.append(sum(w * i[abs(n)] for n, w in weights.items()))
                new = {}
                for n, w in weights.items():
                    for m in (n - 1, n + 1):
                        new[m] = new.get(m, 0) + w / 2
                weights = new
            d = [sum((-1) ** (n - k) * mp.binomial(n, k) * rows[k] for k in range(n + 1)) for n in range(4)]
            sign = -1 if u.c[0] < 0 else 1
            d = [v * sign ** (n + order) for n, v in enumerate(d)]
        return u.compose([d[0], d[1], d[2] / 2, d[3] / 6])

    return function


def sinc(u):
    x = u.c[0]
    if abs(x) > mpf(10) ** -5:
        z = u * mp.pi
        return sin(z) / z
    p2 = mp.pi**2
    terms = [mpf(0)] * 4
    for k in range(30):
        a = (-p2) ** k / mp.factorial(2 * k + 1)
        for n in range(4):
            if 2 * k >= n:
                terms[n] += a * mp.binomial(2 * k, n) * x ** (2 * k - n)
    return u.compose(terms)


def log1mexp(u):
    x = u.c[0]
    value = lambda x: mp.log(-mp.expm1(-x)) if x > 0 else NAN
    return by_derivative(value, lambda v: 1 / expm1(v))(u)


def piecewise(*pieces):
    """pieces: (condition, function) pairs, the last without condition"""

    def function(u):
        x = u.c[0]
        for condition, f in pieces[:-1]:
            if condition(x):
                return Jet.of(f(u))
        return Jet.of(pieces[-1](u))

    return function


def constant(value):
    return lambda u: Jet.of(value)


def logaddexp(a, b):
    return a + softplus(b - a) if a.c[0] >= b.c[0] else b + softplus(a - b)


def hypot(u, v):
    return power(u * u + v * v, 0.5)


def atan2(y, x):
    angle = mp.atan2(y.c[0], x.c[0])
    if abs(y.c[0]) <= abs(x.c[0]):
        turned = atan(y / x)
    else:
        turned = -atan(x / y)
    return Jet([angle] + turned.c[1:])


half = mpf(1) / 2
identity = lambda x: x
gt0, lt0, ge0 = (lambda x: x > 0), (lambda x: x < 0), (lambda x: x >= 0)
selu_alpha, selu_scale = mpf("1.6732632423543772848170429916717"), mpf("1.0507009873554804934193349852946")

FUNCTIONS = {
    "abs": piecewise((ge0, identity), lambda x: -x),
    "acos": acos, "acosh": acosh, "asin": asin, "asinh": asinh, "atan": atan, "atanh": atanh,
    "besselI0e": bessel(0), "besselI1e": bessel(1),
    "cbrt": lambda u: power(u, mpf(1) / 3) if u.c[0] >= 0 else -power(-u, mpf(1) / 3),
    "cos": lambda u: sin(u, 1), "cosh": cosh, "digamma": psis(0), "erf": erf, "erfc": erfc,
    "erfInv": erf_inv, "exp": exp, "exp2": lambda u: exp(u * mp.log(2)), "expm1": expm1,
    "integerPow3": lambda x: x * x * x, "integerPow-2": lambda u: power(u, -2),
    "lgamma": lgamma, "log": log, "log1p": log1p, "log10": lambda u: log(u) * (1 / mp.log(10)),
    "log2": lambda u: log(u) * (1 / mp.log(2)), "logistic": logistic,
    "polygamma1": psis(1), "polygamma3": psis(3),
    "reciprocal": lambda u: power(u, -1), "rsqrt": lambda u: power(u, -0.5), "sin": sin,
    "sinc": sinc, "sinh": sinh, "sqrt": lambda u: power(u, 0.5), "square": lambda x: x * x,
    "tan": tan, "tanh": tanh,
    "atan2(x,2)": lambda u: atan2(u, Jet.of(2)), "atan2(2,x)": lambda u: atan2(Jet.of(2), u),
    "div(3,x)": lambda u: 3 / u, "hypot(x,2)": lambda u: hypot(u, Jet.of(2)),
    "logaddexp(x,1)": lambda u: logaddexp(u, Jet.of(1)),
    "logaddexp2(x,1)": lambda u: logaddexp(u * mp.log(2), Jet.of(mp.log(2))) * (1 / mp.log(2)),
    "pow(x,2.5)": lambda u: power(u, 2.5), "pow(x,-1.5)": lambda u: power(u, -1.5),
    "pow(x,3.0)": lambda u: power(u, 3), "pow(2.5,x)": lambda u: exp(u * mp.log(mpf(2.5))),
    "celu": piecewise((gt0, identity), expm1), "elu": piecewise((gt0, identity), expm1),
    "gelu": lambda u: u * half * erfc(u * -mp.sqrt(half)),
    "geluTanh": lambda u: u * half * (2 * logistic(2 * mp.sqrt(2 / mp.pi) * (u + mpf("0.044715") * u * u * u))),
    "hardSigmoid": piecewise((lambda x: x <= -3, constant(0)), (lambda x: x >= 3, constant(1)), lambda u: (u + 3) * (mpf(1) / 6)),
    "hardSilu": piecewise((lambda x: x <= -3, constant(0)), (lambda x: x >= 3, identity), lambda u: u * (u + 3) * (mpf(1) / 6)),
    "hardTanh": piecewise((lambda x: x > 1, constant(1)), (lambda x: x < -1, constant(-1)), identity),
    "leakyRelu": piecewise((ge0, identity), lambda u: u * mpf("0.01")),
    "log1mexp": log1mexp, "logSigmoid": lambda u: -softplus(-u), "mish": lambda u: u * tanh(softplus(u)),
    "relu": piecewise((gt0, identity), constant(0)),
    "relu6": piecewise((lambda x: x <= 0, constant(0)), (lambda x: x >= 6, constant(6)), identity),
    "selu": piecewise((gt0, lambda u: u * selu_scale), lambda u: expm1(u) * (selu_scale * selu_alpha)),
    "silu": lambda u: u * logistic(u),
    "softSign": piecewise((ge0, lambda u: u / (1 + u)), lambda u: u / (1 - u)), "softplus": softplus,
    "sparsePlus": piecewise((lambda x: x <= -1, constant(0)), (lambda x: x >= 1, identity), lambda u: (u + 1) * (u + 1) * (mpf(1) / 4)),
    "squareplus": lambda u: half * (u + power(u * u + 4, 0.5)) if u.c[0] > 0 else 2 / (power(u * u + 4, 0.5) - u),
}
OSCILLATING = {"sin", "cos", "tan"}
KINKED = {"abs": [0], "celu": [0], "elu": [0], "hardSigmoid": [-3, 3], "hardSilu": [-3, 3], "hardTanh": [-1, 1],
          "leakyRelu": [0], "relu": [0], "relu6": [0, 6], "selu": [0], "softSign": [0], "sparsePlus": [-1, 1]}
POLES = {"digamma", "lgamma", "polygamma1", "polygamma3"}

POSITIVE = (
    "0 1e-300 1e-160 1e-100 1e-30 1e-20 1e-16 1e-12 1e-10 1e-8 1e-7 1e-6 1e-5 1e-4 1e-3 0.01 0.03 0.1 0.2 0.3 0.4 "
    "0.49 0.5 0.51 0.6 0.7 0.8 0.9 0.99 0.999 0.999999 0.999999999 1 1.000000001 1.00001 1.1 1.25 1.5 2 2.2 2.5 3 3.1 "
    "3.14159265358979 3.5 4 4.5 5 5.5 6 6.5 7 8 9 10 12 13.5 15 16.5 18 20 22 25 26 28 30 36.5 37.43 38 40 45 50 "
    "60 70 80 86 87.5 88 88.5 89 95 100 104 120 150 200 250 300 345 355 400 500 600 700 705 709 709.7 710 720 745 750 "
    "1000 1e4 1e5 1e6 1e8 1e10 1e12 1e16 1e18 1e20 1e30 1e38 1e60 1e77 1e100 1e120 1e150 1e160 1e200 1e250 1e300 1e307"
).split()


POLYNOMIALS = {"square", "integerPow3", "pow(x,3.0)"}
# IEEE 754 has values of these at -0 and -infinity, which are no limits.
POSITIVE_ONLY = {"log", "log2", "log10", "rsqrt", "sqrt", "pow(x,2.5)", "pow(x,-1.5)", "log1mexp"}


def is_tested(name, p):
    """Not where a derivative is a matter of convention."""
    if np.isnan(p):
        return name not in KINKED and name not in POLYNOMIALS
    if name in POSITIVE_ONLY and np.signbit(p) and (p == 0 or np.isinf(p)):
        return False
    if name in ("besselI0e", "besselI1e") and p == 0 or name == "atanh" and abs(p) > 1 or name == "log1mexp" and p < 0:
        return False
    return not (name in ("hardSigmoid", "hardSilu") and 0 < 3 - p < 1e-6)


def points(name, dtype):
    info = np.finfo(dtype)
    with np.errstate(all="ignore"):
        one = [np.asarray(float(p)).astype(dtype)[()] for p in POSITIVE]
        for base in (1, 2, 3, 6):
            for way in (0, np.inf):
                one.append(np.nextafter(dtype(base), dtype(way)))
    kept, seen = [], set()
    for p in one:
        tiny = 0 < p < info.tiny * 4
        if np.isfinite(p) and not tiny and p not in seen:
            seen.add(p)
            kept.append(p)
    all_points = kept + [-p for p in kept] + [dtype(np.inf), dtype(-np.inf), dtype(np.nan)]
    return np.array([p for p in all_points if is_tested(name, p)], dtype)


def derivatives(f, x):
    try:
        c = f(Jet([x, mpf(1), mpf(0), mpf(0)])).c
    except (ZeroDivisionError, ValueError, OverflowError):
        return [NAN] * 4
    return [real(c[n]) * mp.factorial(n) for n in range(4)]


def limit(f, approach):
    first, second = (derivatives(f, approach(n)) for n in (200, 400))
    return [limit_of(a, b) for a, b in zip(first, second)]


def limit_of(a, b):
    if mp.isnan(a) or mp.isnan(b) or a == b or a == 0:
        return b
    ratio = abs(b / a)
    if ratio > 1 + mpf(10) ** -6:
        return mp.sign(b) * mpf("inf")
    return mp.sign(b) * mpf(10) ** -5000 if ratio < 1 - mpf(10) ** -6 else b


def expected(name, f, p):
    """The derivatives at a point as a list of mpf"""
    if np.isnan(p):
        return [NAN] * 4
    sign = -1 if np.signbit(p) else 1
    if np.isinf(p) and name in POLES and p < 0:
        return [mpf("inf") if name == "lgamma" else NAN] + [NAN] * 3
    if np.isinf(p):
        return [NAN] * 4 if name in OSCILLATING else limit(f, lambda n: sign * mpf(10) ** n)
    x = mpf(float(p))
    if name in KINKED and x in KINKED[name]:
        side = sign * mpf(10) ** -400 if x == 0 else mpf(0)
        return derivatives(f, x + side)[:1] + derivatives(f, x)[1:]
    if x == 0:
        return limit(f, lambda n: sign * mpf(10) ** -n)
    if name in POLES and pole(x):
        first = {"lgamma": -1, "digamma": 0, "polygamma1": 1, "polygamma3": 3}[name]
        return [mpf("inf") if n % 2 else NAN for n in range(first, first + 4)]
    if abs(x) == 1 and name in ("acos", "acosh", "asin", "atanh", "erfInv", "log1p"):
        if name == "acosh" and x == -1 or name == "log1p" and x == 1:
            return derivatives(f, x)
        inward = 1 if name == "acosh" else -1
        edge = limit(f, lambda n: x * (1 + inward * mpf(10) ** (-n if name != "erfInv" else -n // 4)))
        return edge
    return derivatives(f, x)


def rounded(v, dtype):
    if mp.isnan(v):
        return dtype(np.nan)
    if mp.isinf(v):
        return dtype(np.inf if v > 0 else -np.inf)
    info = np.finfo(dtype)
    bits = info.nmant + 1
    with mp.workprec(bits):
        v = +v
    if abs(v) > mpf(float(info.max)):
        return dtype(np.inf if v > 0 else -np.inf)
    if abs(v) < mpf(float(info.tiny)) / 2**60:
        return dtype(0.0 if v >= 0 else -0.0)
    return dtype(float(v))


def main():
    with gzip.GzipFile(sys.argv[1], "wb", 9, mtime=0) as out:
        out.write(struct.pack(">i", len(FUNCTIONS)))
        for name, f in FUNCTIONS.items():
            out.write(struct.pack(">h", len(name)) + name.encode())
            for dtype in (np.float64, np.float32):
                xs = points(name, dtype)
                values = np.array([[rounded(v, dtype) for v in expected(name, f, p)] for p in xs], dtype)
                out.write(struct.pack(">i", len(xs)))
                big = ">f8" if dtype is np.float64 else ">f4"
                out.write(xs.astype(big).tobytes() + values.T.astype(big).tobytes())
            print(name, len(xs), file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
