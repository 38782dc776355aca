module @pad {
  func.func public @main(%arg0: tensor<2x3xf64>, %arg1: tensor<f64>) -> (tensor<5x8xf64>) {
    %0 = stablehlo.pad %arg0, %arg1, low = [1, 0], high = [2, 1], interior = [0, 2] : (tensor<2x3xf64>, tensor<f64>) -> tensor<5x8xf64>
    return %0 : tensor<5x8xf64>
  }
}

module @pad {
  func.func public @main(%arg0: tensor<2x3xcomplex<f32>>, %arg1: tensor<complex<f32>>) -> (tensor<5x8xcomplex<f32>>) {
    %0 = stablehlo.pad %arg0, %arg1, low = [1, 0], high = [2, 1], interior = [0, 2] : (tensor<2x3xcomplex<f32>>, tensor<complex<f32>>) -> tensor<5x8xcomplex<f32>>
    return %0 : tensor<5x8xcomplex<f32>>
  }
}

module @pad {
  func.func public @main(%arg0: tensor<2x3xi32>, %arg1: tensor<i32>) -> (tensor<5x8xi32>) {
    %0 = stablehlo.pad %arg0, %arg1, low = [1, 0], high = [2, 1], interior = [0, 2] : (tensor<2x3xi32>, tensor<i32>) -> tensor<5x8xi32>
    return %0 : tensor<5x8xi32>
  }
}

module @pad {
  func.func public @main(%arg0: tensor<2x3xui8>, %arg1: tensor<ui8>) -> (tensor<5x8xui8>) {
    %0 = stablehlo.pad %arg0, %arg1, low = [1, 0], high = [2, 1], interior = [0, 2] : (tensor<2x3xui8>, tensor<ui8>) -> tensor<5x8xui8>
    return %0 : tensor<5x8xui8>
  }
}

module @pad {
  func.func public @main(%arg0: tensor<2x3xi1>, %arg1: tensor<i1>) -> (tensor<5x8xi1>) {
    %0 = stablehlo.pad %arg0, %arg1, low = [1, 0], high = [2, 1], interior = [0, 2] : (tensor<2x3xi1>, tensor<i1>) -> tensor<5x8xi1>
    return %0 : tensor<5x8xi1>
  }
}
