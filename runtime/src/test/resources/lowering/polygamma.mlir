module @polygamma {
  func.func public @main(%arg0: tensor<2x3xf64>, %arg1: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %2 = stablehlo.constant dense<0x3FF0000000000000> : tensor<f64>
    %3 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %4 = stablehlo.compare LT, %arg1, %1, FLOAT : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
    %5 = stablehlo.constant dense<0x4000000000000000> : tensor<f64>
    %6 = stablehlo.broadcast_in_dim %5, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %7 = stablehlo.remainder %arg0, %6 : tensor<2x3xf64>
    %8 = stablehlo.add %7, %7 : tensor<2x3xf64>
    %9 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %10 = stablehlo.subtract %9, %8 : tensor<2x3xf64>
    %11 = stablehlo.compare EQ, %10, %3, FLOAT : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
    %12 = stablehlo.subtract %3, %arg1 : tensor<2x3xf64>
    %13 = stablehlo.select %4, %12, %arg1 : tensor<2x3xi1>, tensor<2x3xf64>
    %14 = chlo.polygamma %arg0, %13 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
    %15 = chlo.lgamma %arg0 : tensor<2x3xf64> -> tensor<2x3xf64>
    %16 = stablehlo.exponential %15 : tensor<2x3xf64>
    %17 = stablehlo.negate %arg0 : tensor<2x3xf64>
    %18 = stablehlo.power %13, %17 : tensor<2x3xf64>
    %19 = stablehlo.round_nearest_even %16 : tensor<2x3xf64>
    %20 = stablehlo.multiply %19, %18 : tensor<2x3xf64>
    %21 = stablehlo.broadcast_in_dim %5, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %22 = stablehlo.remainder %arg0, %21 : tensor<2x3xf64>
    %23 = stablehlo.add %22, %22 : tensor<2x3xf64>
    %24 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %25 = stablehlo.subtract %24, %23 : tensor<2x3xf64>
    %26 = stablehlo.multiply %25, %20 : tensor<2x3xf64>
    %27 = stablehlo.negate %26 : tensor<2x3xf64>
    %28 = stablehlo.constant dense<0x4350000000000000> : tensor<f64>
    %29 = stablehlo.broadcast_in_dim %28, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %30 = stablehlo.compare GT, %13, %29, FLOAT : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
    %31 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %32 = stablehlo.compare GT, %arg0, %31, FLOAT : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
    %33 = stablehlo.and %30, %32 : tensor<2x3xi1>
    %34 = stablehlo.select %33, %27, %14 : tensor<2x3xi1>, tensor<2x3xf64>
    %35 = stablehlo.round_nearest_even %arg1 : tensor<2x3xf64>
    %36 = stablehlo.subtract %arg1, %35 : tensor<2x3xf64>
    %37 = stablehlo.abs %36 : tensor<2x3xf64>
    %38 = chlo.polygamma %arg0, %37 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
    %39 = stablehlo.subtract %3, %37 : tensor<2x3xf64>
    %40 = chlo.polygamma %arg0, %39 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
    %41 = stablehlo.multiply %10, %40 : tensor<2x3xf64>
    %42 = stablehlo.subtract %38, %41 : tensor<2x3xf64>
    %43 = stablehlo.sign %36 : tensor<2x3xf64>
    %44 = stablehlo.select %11, %43, %3 : tensor<2x3xi1>, tensor<2x3xf64>
    %45 = stablehlo.multiply %44, %42 : tensor<2x3xf64>
    %46 = stablehlo.multiply %10, %34 : tensor<2x3xf64>
    %47 = stablehlo.add %45, %46 : tensor<2x3xf64>
    %48 = stablehlo.constant dense<0x7FF8000000000000> : tensor<f64>
    %49 = stablehlo.broadcast_in_dim %48, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %50 = stablehlo.constant dense<0x7FF0000000000000> : tensor<f64>
    %51 = stablehlo.broadcast_in_dim %50, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %52 = stablehlo.select %11, %49, %51 : tensor<2x3xi1>, tensor<2x3xf64>
    %53 = stablehlo.compare EQ, %36, %1, FLOAT : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
    %54 = stablehlo.select %53, %52, %47 : tensor<2x3xi1>, tensor<2x3xf64>
    %55 = stablehlo.compare EQ, %arg1, %1, FLOAT : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
    %56 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %57 = stablehlo.add %arg0, %56 : tensor<2x3xf64>
    %58 = chlo.lgamma %57 : tensor<2x3xf64> -> tensor<2x3xf64>
    %59 = stablehlo.exponential %58 : tensor<2x3xf64>
    %60 = stablehlo.negate %57 : tensor<2x3xf64>
    %61 = stablehlo.power %arg1, %60 : tensor<2x3xf64>
    %62 = stablehlo.round_nearest_even %59 : tensor<2x3xf64>
    %63 = stablehlo.multiply %62, %61 : tensor<2x3xf64>
    %64 = stablehlo.multiply %10, %63 : tensor<2x3xf64>
    %65 = stablehlo.negate %64 : tensor<2x3xf64>
    %66 = stablehlo.select %55, %65, %34 : tensor<2x3xi1>, tensor<2x3xf64>
    %67 = stablehlo.select %4, %54, %66 : tensor<2x3xi1>, tensor<2x3xf64>
    return %67 : tensor<2x3xf64>
  }
}
