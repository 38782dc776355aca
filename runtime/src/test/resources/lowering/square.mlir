module @square {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.multiply %arg0, %arg0 : tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}

module @square {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f64>>) {
    %0 = stablehlo.multiply %arg0, %arg0 : tensor<9xcomplex<f64>>
    return %0 : tensor<9xcomplex<f64>>
  }
}

module @square {
  func.func public @main(%arg0: tensor<8xi32>) -> (tensor<8xi32>) {
    %0 = stablehlo.multiply %arg0, %arg0 : tensor<8xi32>
    return %0 : tensor<8xi32>
  }
}

module @square {
  func.func public @main(%arg0: tensor<8xui32>) -> (tensor<8xui32>) {
    %0 = stablehlo.multiply %arg0, %arg0 : tensor<8xui32>
    return %0 : tensor<8xui32>
  }
}
