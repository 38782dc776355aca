module @abs {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.abs %arg0 : tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}

module @abs {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xf64>) {
    %0 = stablehlo.abs %arg0 : (tensor<9xcomplex<f64>>) -> tensor<9xf64>
    return %0 : tensor<9xf64>
  }
}

module @abs {
  func.func public @main(%arg0: tensor<8xi32>) -> (tensor<8xi32>) {
    %0 = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<i32>) -> tensor<8xi32>
    %2 = stablehlo.compare LT, %arg0, %1, SIGNED : (tensor<8xi32>, tensor<8xi32>) -> tensor<8xi1>
    %3 = stablehlo.negate %arg0 : tensor<8xi32>
    %4 = stablehlo.select %2, %3, %arg0 : tensor<8xi1>, tensor<8xi32>
    return %4 : tensor<8xi32>
  }
}
