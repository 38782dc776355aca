module @selectBool {
  func.func public @main(%arg0: tensor<2x3xi1>, %arg1: tensor<2x3xf64>, %arg2: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.select %arg0, %arg2, %arg1 : tensor<2x3xi1>, tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}

module @selectBool {
  func.func public @main(%arg0: tensor<2xi1>, %arg1: tensor<2xcomplex<f64>>, %arg2: tensor<2xcomplex<f64>>) -> (tensor<2xcomplex<f64>>) {
    %0 = stablehlo.select %arg0, %arg2, %arg1 : tensor<2xi1>, tensor<2xcomplex<f64>>
    return %0 : tensor<2xcomplex<f64>>
  }
}

module @selectBool {
  func.func public @main(%arg0: tensor<2xi1>, %arg1: tensor<2xi32>, %arg2: tensor<2xi32>) -> (tensor<2xi32>) {
    %0 = stablehlo.select %arg0, %arg2, %arg1 : tensor<2xi1>, tensor<2xi32>
    return %0 : tensor<2xi32>
  }
}

module @selectBool {
  func.func public @main(%arg0: tensor<2xi1>, %arg1: tensor<2xui32>, %arg2: tensor<2xui32>) -> (tensor<2xui32>) {
    %0 = stablehlo.select %arg0, %arg2, %arg1 : tensor<2xi1>, tensor<2xui32>
    return %0 : tensor<2xui32>
  }
}

module @selectBool {
  func.func public @main(%arg0: tensor<2xi1>, %arg1: tensor<2xi1>, %arg2: tensor<2xi1>) -> (tensor<2xi1>) {
    %0 = stablehlo.select %arg0, %arg2, %arg1 : tensor<2xi1>, tensor<2xi1>
    return %0 : tensor<2xi1>
  }
}
