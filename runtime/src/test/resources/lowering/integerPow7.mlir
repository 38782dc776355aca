module @integerPow7 {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.multiply %arg0, %arg0 : tensor<2x3xf64>
    %1 = stablehlo.multiply %arg0, %0 : tensor<2x3xf64>
    %2 = stablehlo.multiply %0, %0 : tensor<2x3xf64>
    %3 = stablehlo.multiply %1, %2 : tensor<2x3xf64>
    return %3 : tensor<2x3xf64>
  }
}

module @integerPow7 {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f64>>) {
    %0 = stablehlo.multiply %arg0, %arg0 : tensor<9xcomplex<f64>>
    %1 = stablehlo.multiply %arg0, %0 : tensor<9xcomplex<f64>>
    %2 = stablehlo.multiply %0, %0 : tensor<9xcomplex<f64>>
    %3 = stablehlo.multiply %1, %2 : tensor<9xcomplex<f64>>
    return %3 : tensor<9xcomplex<f64>>
  }
}

module @integerPow7 {
  func.func public @main(%arg0: tensor<8xi32>) -> (tensor<8xi32>) {
    %0 = stablehlo.multiply %arg0, %arg0 : tensor<8xi32>
    %1 = stablehlo.multiply %arg0, %0 : tensor<8xi32>
    %2 = stablehlo.multiply %0, %0 : tensor<8xi32>
    %3 = stablehlo.multiply %1, %2 : tensor<8xi32>
    return %3 : tensor<8xi32>
  }
}

module @integerPow7 {
  func.func public @main(%arg0: tensor<8xui32>) -> (tensor<8xui32>) {
    %0 = stablehlo.multiply %arg0, %arg0 : tensor<8xui32>
    %1 = stablehlo.multiply %arg0, %0 : tensor<8xui32>
    %2 = stablehlo.multiply %0, %0 : tensor<8xui32>
    %3 = stablehlo.multiply %1, %2 : tensor<8xui32>
    return %3 : tensor<8xui32>
  }
}
