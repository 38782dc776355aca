module @dotMatrices {
  func.func public @main(%arg0: tensor<2x3xf64>, %arg1: tensor<3x4xf64>) -> (tensor<2x4xf64>) {
    %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x3xf64>, tensor<3x4xf64>) -> tensor<2x4xf64>
    return %0 : tensor<2x4xf64>
  }
}

module @dotMatrices {
  func.func public @main(%arg0: tensor<2x3xcomplex<f64>>, %arg1: tensor<3x4xcomplex<f64>>) -> (tensor<2x4xcomplex<f64>>) {
    %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x3xcomplex<f64>>, tensor<3x4xcomplex<f64>>) -> tensor<2x4xcomplex<f64>>
    return %0 : tensor<2x4xcomplex<f64>>
  }
}

module @dotMatrices {
  func.func public @main(%arg0: tensor<2x3xi32>, %arg1: tensor<3x4xi32>) -> (tensor<2x4xi32>) {
    %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x3xi32>, tensor<3x4xi32>) -> tensor<2x4xi32>
    return %0 : tensor<2x4xi32>
  }
}

module @dotMatrices {
  func.func public @main(%arg0: tensor<2x3xui32>, %arg1: tensor<3x4xui32>) -> (tensor<2x4xui32>) {
    %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x3xui32>, tensor<3x4xui32>) -> tensor<2x4xui32>
    return %0 : tensor<2x4xui32>
  }
}

module @dotMatrices {
  func.func public @main(%arg0: tensor<2x3xi1>, %arg1: tensor<3x4xi1>) -> (tensor<2x4xi1>) {
    %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x3xi1>, tensor<3x4xi1>) -> tensor<2x4xi1>
    return %0 : tensor<2x4xi1>
  }
}
