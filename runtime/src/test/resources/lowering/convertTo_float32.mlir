module @convertTo_float32 {
  func.func public @main(%arg0: tensor<9xf64>) -> (tensor<9xf32>) {
    %0 = stablehlo.convert %arg0 : (tensor<9xf64>) -> tensor<9xf32>
    return %0 : tensor<9xf32>
  }
}

module @convertTo_float32 {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xf32>) {
    %0 = stablehlo.real %arg0 : (tensor<9xcomplex<f64>>) -> tensor<9xf64>
    %1 = stablehlo.convert %0 : (tensor<9xf64>) -> tensor<9xf32>
    return %1 : tensor<9xf32>
  }
}

module @convertTo_float32 {
  func.func public @main(%arg0: tensor<7xi32>) -> (tensor<7xf32>) {
    %0 = stablehlo.convert %arg0 : (tensor<7xi32>) -> tensor<7xf32>
    return %0 : tensor<7xf32>
  }
}

module @convertTo_float32 {
  func.func public @main(%arg0: tensor<6xui32>) -> (tensor<6xf32>) {
    %0 = stablehlo.convert %arg0 : (tensor<6xui32>) -> tensor<6xf32>
    return %0 : tensor<6xf32>
  }
}

module @convertTo_float32 {
  func.func public @main(%arg0: tensor<2xi1>) -> (tensor<2xf32>) {
    %0 = stablehlo.convert %arg0 : (tensor<2xi1>) -> tensor<2xf32>
    return %0 : tensor<2xf32>
  }
}
