module @sinh {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.constant dense<0x3FF0000000000000> : tensor<f64>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %2 = stablehlo.abs %arg0 : tensor<2x3xf64>
    %3 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %4 = stablehlo.subtract %2, %3 : tensor<2x3xf64>
    %5 = stablehlo.exponential %4 : tensor<2x3xf64>
    %6 = stablehlo.constant dense<0x3FF5BF0A8B145769> : tensor<f64>
    %7 = stablehlo.broadcast_in_dim %6, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %8 = stablehlo.multiply %5, %7 : tensor<2x3xf64>
    %9 = stablehlo.sign %arg0 : tensor<2x3xf64>
    %10 = stablehlo.constant dense<0x3FD0000000000000> : tensor<f64>
    %11 = stablehlo.broadcast_in_dim %10, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %12 = stablehlo.divide %11, %8 : tensor<2x3xf64>
    %13 = stablehlo.subtract %8, %12 : tensor<2x3xf64>
    %14 = stablehlo.multiply %9, %13 : tensor<2x3xf64>
    %15 = stablehlo.exponential_minus_one %arg0 : tensor<2x3xf64>
    %16 = stablehlo.add %15, %1 : tensor<2x3xf64>
    %17 = stablehlo.divide %15, %16 : tensor<2x3xf64>
    %18 = stablehlo.constant dense<0x3FE0000000000000> : tensor<f64>
    %19 = stablehlo.broadcast_in_dim %18, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %20 = stablehlo.add %15, %17 : tensor<2x3xf64>
    %21 = stablehlo.multiply %19, %20 : tensor<2x3xf64>
    %22 = stablehlo.abs %arg0 : tensor<2x3xf64>
    %23 = stablehlo.compare LT, %22, %1, FLOAT : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
    %24 = stablehlo.select %23, %21, %14 : tensor<2x3xi1>, tensor<2x3xf64>
    return %24 : tensor<2x3xf64>
  }
}

module @sinh {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f64>>) {
    %0 = chlo.sinh %arg0 : tensor<9xcomplex<f64>> -> tensor<9xcomplex<f64>>
    return %0 : tensor<9xcomplex<f64>>
  }
}
