module @scatterMAX {
  func.func public @main(%arg0: tensor<4x3xf64>, %arg1: tensor<2x1xi32>, %arg2: tensor<2x3xf64>) -> (tensor<4x3xf64>) {
    %3 = "stablehlo.scatter"(%arg0, %arg1, %arg2) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>, unique_indices = false}> ({
    ^bb0(%0: tensor<f64>, %1: tensor<f64>):
        %2 = stablehlo.maximum %0, %1 : tensor<f64>
        stablehlo.return %2 : tensor<f64>
    }) : (tensor<4x3xf64>, tensor<2x1xi32>, tensor<2x3xf64>) -> tensor<4x3xf64>
    return %3 : tensor<4x3xf64>
  }
}

module @scatterMAX {
  func.func public @main(%arg0: tensor<4x3xi32>, %arg1: tensor<2x1xi32>, %arg2: tensor<2x3xi32>) -> (tensor<4x3xi32>) {
    %3 = "stablehlo.scatter"(%arg0, %arg1, %arg2) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>, unique_indices = false}> ({
    ^bb0(%0: tensor<i32>, %1: tensor<i32>):
        %2 = stablehlo.maximum %0, %1 : tensor<i32>
        stablehlo.return %2 : tensor<i32>
    }) : (tensor<4x3xi32>, tensor<2x1xi32>, tensor<2x3xi32>) -> tensor<4x3xi32>
    return %3 : tensor<4x3xi32>
  }
}

module @scatterMAX {
  func.func public @main(%arg0: tensor<4x3xui8>, %arg1: tensor<2x1xi32>, %arg2: tensor<2x3xui8>) -> (tensor<4x3xui8>) {
    %3 = "stablehlo.scatter"(%arg0, %arg1, %arg2) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>, unique_indices = false}> ({
    ^bb0(%0: tensor<ui8>, %1: tensor<ui8>):
        %2 = stablehlo.maximum %0, %1 : tensor<ui8>
        stablehlo.return %2 : tensor<ui8>
    }) : (tensor<4x3xui8>, tensor<2x1xi32>, tensor<2x3xui8>) -> tensor<4x3xui8>
    return %3 : tensor<4x3xui8>
  }
}

module @scatterMAX {
  func.func public @main(%arg0: tensor<4x3xi1>, %arg1: tensor<2x1xi32>, %arg2: tensor<2x3xi1>) -> (tensor<4x3xi1>) {
    %3 = "stablehlo.scatter"(%arg0, %arg1, %arg2) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>, unique_indices = false}> ({
    ^bb0(%0: tensor<i1>, %1: tensor<i1>):
        %2 = stablehlo.maximum %0, %1 : tensor<i1>
        stablehlo.return %2 : tensor<i1>
    }) : (tensor<4x3xi1>, tensor<2x1xi32>, tensor<2x3xi1>) -> tensor<4x3xi1>
    return %3 : tensor<4x3xi1>
  }
}
