module @sqrt {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.sqrt %arg0 : tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}

module @sqrt {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f64>>) {
    %0 = stablehlo.sqrt %arg0 : tensor<9xcomplex<f64>>
    return %0 : tensor<9xcomplex<f64>>
  }
}
