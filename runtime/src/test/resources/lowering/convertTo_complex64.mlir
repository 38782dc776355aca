module @convertTo_complex64 {
  func.func public @main(%arg0: tensor<9xf64>) -> (tensor<9xcomplex<f32>>) {
    %0 = stablehlo.convert %arg0 : (tensor<9xf64>) -> tensor<9xcomplex<f32>>
    return %0 : tensor<9xcomplex<f32>>
  }
}

module @convertTo_complex64 {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f32>>) {
    %0 = stablehlo.convert %arg0 : (tensor<9xcomplex<f64>>) -> tensor<9xcomplex<f32>>
    return %0 : tensor<9xcomplex<f32>>
  }
}

module @convertTo_complex64 {
  func.func public @main(%arg0: tensor<7xi32>) -> (tensor<7xcomplex<f32>>) {
    %0 = stablehlo.convert %arg0 : (tensor<7xi32>) -> tensor<7xcomplex<f32>>
    return %0 : tensor<7xcomplex<f32>>
  }
}

module @convertTo_complex64 {
  func.func public @main(%arg0: tensor<6xui32>) -> (tensor<6xcomplex<f32>>) {
    %0 = stablehlo.convert %arg0 : (tensor<6xui32>) -> tensor<6xcomplex<f32>>
    return %0 : tensor<6xcomplex<f32>>
  }
}

module @convertTo_complex64 {
  func.func public @main(%arg0: tensor<2xi1>) -> (tensor<2xcomplex<f32>>) {
    %0 = stablehlo.convert %arg0 : (tensor<2xi1>) -> tensor<2xcomplex<f32>>
    return %0 : tensor<2xcomplex<f32>>
  }
}
