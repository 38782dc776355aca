module @convertTo_float64 {
  func.func public @main(%arg0: tensor<9xf64>) -> (tensor<9xf64>) {
    return %arg0 : tensor<9xf64>
  }
}

module @convertTo_float64 {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xf64>) {
    %0 = stablehlo.real %arg0 : (tensor<9xcomplex<f64>>) -> tensor<9xf64>
    return %0 : tensor<9xf64>
  }
}

module @convertTo_float64 {
  func.func public @main(%arg0: tensor<7xi32>) -> (tensor<7xf64>) {
    %0 = stablehlo.convert %arg0 : (tensor<7xi32>) -> tensor<7xf64>
    return %0 : tensor<7xf64>
  }
}

module @convertTo_float64 {
  func.func public @main(%arg0: tensor<6xui32>) -> (tensor<6xf64>) {
    %0 = stablehlo.convert %arg0 : (tensor<6xui32>) -> tensor<6xf64>
    return %0 : tensor<6xf64>
  }
}

module @convertTo_float64 {
  func.func public @main(%arg0: tensor<2xi1>) -> (tensor<2xf64>) {
    %0 = stablehlo.convert %arg0 : (tensor<2xi1>) -> tensor<2xf64>
    return %0 : tensor<2xf64>
  }
}
