module @convertTo_complex128 {
  func.func public @main(%arg0: tensor<9xf64>) -> (tensor<9xcomplex<f64>>) {
    %0 = stablehlo.convert %arg0 : (tensor<9xf64>) -> tensor<9xcomplex<f64>>
    return %0 : tensor<9xcomplex<f64>>
  }
}

module @convertTo_complex128 {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f64>>) {
    return %arg0 : tensor<9xcomplex<f64>>
  }
}

module @convertTo_complex128 {
  func.func public @main(%arg0: tensor<7xi32>) -> (tensor<7xcomplex<f64>>) {
    %0 = stablehlo.convert %arg0 : (tensor<7xi32>) -> tensor<7xcomplex<f64>>
    return %0 : tensor<7xcomplex<f64>>
  }
}

module @convertTo_complex128 {
  func.func public @main(%arg0: tensor<6xui32>) -> (tensor<6xcomplex<f64>>) {
    %0 = stablehlo.convert %arg0 : (tensor<6xui32>) -> tensor<6xcomplex<f64>>
    return %0 : tensor<6xcomplex<f64>>
  }
}

module @convertTo_complex128 {
  func.func public @main(%arg0: tensor<2xi1>) -> (tensor<2xcomplex<f64>>) {
    %0 = stablehlo.convert %arg0 : (tensor<2xi1>) -> tensor<2xcomplex<f64>>
    return %0 : tensor<2xcomplex<f64>>
  }
}
