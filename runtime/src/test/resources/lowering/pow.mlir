module @pow {
  func.func public @main(%arg0: tensor<2x3xf64>, %arg1: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.power %arg0, %arg1 : tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}

module @pow {
  func.func public @main(%arg0: tensor<49xcomplex<f64>>, %arg1: tensor<49xcomplex<f64>>) -> (tensor<49xcomplex<f64>>) {
    %0 = stablehlo.power %arg0, %arg1 : tensor<49xcomplex<f64>>
    return %0 : tensor<49xcomplex<f64>>
  }
}
