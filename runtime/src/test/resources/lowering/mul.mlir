module @mul {
  func.func public @main(%arg0: tensor<2x3xf64>, %arg1: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.multiply %arg0, %arg1 : tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}

module @mul {
  func.func public @main(%arg0: tensor<49xcomplex<f64>>, %arg1: tensor<49xcomplex<f64>>) -> (tensor<49xcomplex<f64>>) {
    %0 = stablehlo.multiply %arg0, %arg1 : tensor<49xcomplex<f64>>
    return %0 : tensor<49xcomplex<f64>>
  }
}

module @mul {
  func.func public @main(%arg0: tensor<49xi32>, %arg1: tensor<49xi32>) -> (tensor<49xi32>) {
    %0 = stablehlo.multiply %arg0, %arg1 : tensor<49xi32>
    return %0 : tensor<49xi32>
  }
}

module @mul {
  func.func public @main(%arg0: tensor<49xui32>, %arg1: tensor<49xui32>) -> (tensor<49xui32>) {
    %0 = stablehlo.multiply %arg0, %arg1 : tensor<49xui32>
    return %0 : tensor<49xui32>
  }
}
