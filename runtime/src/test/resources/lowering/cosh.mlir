module @cosh {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.abs %arg0 : tensor<2x3xf64>
    %1 = stablehlo.constant dense<0x3FF0000000000000> : tensor<f64>
    %2 = stablehlo.broadcast_in_dim %1, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %3 = stablehlo.subtract %0, %2 : tensor<2x3xf64>
    %4 = stablehlo.exponential %3 : tensor<2x3xf64>
    %5 = stablehlo.constant dense<0x3FF5BF0A8B145769> : tensor<f64>
    %6 = stablehlo.broadcast_in_dim %5, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %7 = stablehlo.multiply %4, %6 : tensor<2x3xf64>
    %8 = stablehlo.constant dense<0x3FD0000000000000> : tensor<f64>
    %9 = stablehlo.broadcast_in_dim %8, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %10 = stablehlo.divide %9, %7 : tensor<2x3xf64>
    %11 = stablehlo.add %7, %10 : tensor<2x3xf64>
    return %11 : tensor<2x3xf64>
  }
}

module @cosh {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f64>>) {
    %0 = chlo.cosh %arg0 : tensor<9xcomplex<f64>> -> tensor<9xcomplex<f64>>
    return %0 : tensor<9xcomplex<f64>>
  }
}
